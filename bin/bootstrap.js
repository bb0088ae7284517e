// What `npm start` and `npm test` run: makes a fresh clone ready, then hands over to Node 24.
import { join } from 'node:path';
import { ensure, handOver, ROOT } from './ensure.js';

const STEPS = {
  start: [['启动', ['bin/start.js']]],
  demo: [['演示', ['src/cli/demo.ts']]],
  test: [
    ['类型检查', ['node_modules/typescript7/bin/tsc', '-p', '.']],
    ['类型检查(桌面)', ['node_modules/typescript7/bin/tsc', '-p', 'electron']],
    ['类型检查(界面)', ['node_modules/typescript7/bin/tsc', '-p', 'renderer']],
    ['代码规范', ['node_modules/eslint/bin/eslint.js', '.']],
    ['测试', ['node_modules/vitest/vitest.mjs', 'run']],
  ],
};

const [name = '', ...rest] = process.argv.slice(2);
const steps = Object.hasOwn(STEPS, name) ? STEPS[name] : null;
if (!steps) {
  process.stderr.write(`用法:node bin/bootstrap.js ${Object.keys(STEPS).join('|')}\n`);
  process.exitCode = 2;
} else {
  process.exitCode = await run(steps);
}

async function run(list) {
  const node = ensure();
  if (!node) return 1;
  for (const [index, [title, [script, ...args]]] of list.entries()) {
    if (list.length > 1) process.stderr.write(`▶ ${title}\n`);
    const extra = index === list.length - 1 ? rest : [];
    const code = await handOver(node, [join(ROOT, script), ...args, ...extra], { cwd: ROOT });
    if (code !== 0) {
      process.stderr.write(`✗ ${title}未通过(退出码 ${code})\n`);
      return code;
    }
  }
  return 0;
}
