import security from 'eslint-plugin-security';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

// What the compiler and test/architecture.test.ts cannot see: forgotten promises, `any`, loose comparison, regular
// expressions and paths that an input could abuse. Rules about taste are left out.
const promises = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/only-throw-error': 'error',
};

export default defineConfig(
  globalIgnores(['node_modules/', 'out/', 'dist/', '**/*.d.ts']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    rules: {
      eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error', 'no-eval': 'error', 'no-new-func': 'error', 'no-implied-eval': 'error',
      'no-unreachable': 'error', 'no-constant-condition': ['error', { checkLoops: false }], 'no-dupe-else-if': 'error', 'no-duplicate-case': 'error',
      'no-self-assign': 'error', 'no-self-compare': 'error', 'no-sparse-arrays': 'error', 'no-unsafe-finally': 'error', 'no-useless-catch': 'error',
      'no-unused-private-class-members': 'error', 'no-misleading-character-class': 'error', 'no-empty-character-class': 'error', 'no-control-regex': 'error',
      'no-async-promise-executor': 'error', 'no-promise-executor-return': ['error', { allowVoid: true }], 'use-isnan': 'error', 'valid-typeof': 'error',
      'no-debugger': 'error', 'no-fallthrough': 'error', 'no-empty': 'error', 'array-callback-return': 'error',
    },
  },
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@typescript-eslint': tseslint.plugin, security },
    rules: {
      ...promises,
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unsafe-function-type': 'error',
      '@typescript-eslint/no-require-imports': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-ignore': true, 'ts-nocheck': true, 'ts-expect-error': 'allow-with-description' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      // detect-unsafe-regex stays off: it counts repetitions and flags every third harmless pattern of a grammar.
      'security/detect-eval-with-expression': 'error',
      'security/detect-bidi-characters': 'error',
      'security/detect-new-buffer': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-console': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/no-base-to-string': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Export by name: one name for one thing, everywhere.' }],
    },
  },
  {
    // Electron's checklist, as far as it can be read from the source; what runs is tested in test/electron.
    files: ['electron/**/*.ts'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@typescript-eslint': tseslint.plugin, security },
    rules: {
      ...promises,
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      'security/detect-eval-with-expression': 'error',
      'no-restricted-syntax': ['error',
        { selector: 'Property[key.name=/^(nodeIntegration|nodeIntegrationInWorker|nodeIntegrationInSubFrames|allowRunningInsecureContent|experimentalFeatures|webviewTag)$/][value.value=true]', message: 'A page gets nothing of Node.' },
        { selector: 'Property[key.name=/^(contextIsolation|sandbox|webSecurity)$/][value.value=false]', message: 'Windows are sandboxed and isolated.' },
        { selector: "Property[key.name='enableBlinkFeatures']", message: 'No features that Chromium keeps off.' },
        { selector: "CallExpression[callee.property.name='exposeInMainWorld'] Property > MemberExpression[object.name='ipcRenderer']", message: 'No member of ipcRenderer goes to the page.' },
        { selector: "CallExpression[callee.object.name='ipcMain'][callee.property.name=/^(handle|on|handleOnce|once)$/]:not(:has(CallExpression[callee.name='fromUs']))", message: 'Every message of a page is checked for its sender (fromUs).' },
        { selector: "CallExpression[callee.property.name='openExternal']", message: 'Nothing is opened outside.' },
        { selector: "CallExpression[callee.property.name='loadURL'] > Literal[value=/^(http|file):/]", message: 'Only our own scheme is loaded.' }],
    },
  },
  {
    files: ['renderer/**/*.ts', 'renderer/**/*.tsx'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@typescript-eslint': tseslint.plugin, security },
    rules: {
      ...promises,
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      'security/detect-eval-with-expression': 'error',
      'no-restricted-syntax': ['error', { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Text of documents is never markup.' }],
      'no-restricted-globals': ['error', 'XMLHttpRequest', 'localStorage'],
    },
  },
  { files: ['bin/**/*.js', '*.js'], languageOptions: { globals: { process: 'readonly', performance: 'readonly', setTimeout: 'readonly' } }, rules: { 'no-undef': 'error' } },
);
