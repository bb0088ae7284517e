import { readYaml, YamlTrouble, type YamlFile, type YamlRow, type YamlValue } from './read-yaml.ts';

/** @throws what `fail` throws, with the line, where the text is no such YAML. */
export function readRows(text: string, fail: (line: number, reason: string) => never): YamlFile {
  try {
    return readYaml(text);
  } catch (cause) {
    if (cause instanceof YamlTrouble) return fail(cause.line, cause.message);
    throw cause;
  }
}

/** Null for a field that is absent or no text. */
export function wordsOf({ fields }: YamlRow, key: string): string | null {
  const value = fields[key];
  return typeof value === 'string' ? value : null;
}

/** Absent is empty; null for what is no list of texts. */
export function texts(value: YamlValue | undefined): readonly string[] | null {
  if (value === undefined) return [];
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : null;
}

/** Absent is empty; null for what is no map of texts. */
export function textsByText(value: YamlValue | undefined): Readonly<Record<string, string>> | null {
  if (value === undefined) return {};
  return typeof value === 'object' && !Array.isArray(value) && Object.values(value).every((item) => typeof item === 'string') ? value as Record<string, string> : null;
}
