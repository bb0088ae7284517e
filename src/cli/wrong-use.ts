import type { CommanderError } from 'commander';

/** The command was called in a way that it does not know: exit code 2, one Chinese line that says what to do. */
export class WrongUse extends Error {
  constructor(words: string) {
    super(words);
    this.name = 'WrongUse';
  }
}

/** Commander's complaints in Chinese; null for its "errors" that only mean that help or the version was printed. */
export function wrongUseWords(error: CommanderError, command: string): string | null {
  if (error.exitCode === 0) return null;
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const similar = /Did you mean ([^?]+)\?/.exec(error.message)?.[1];
  const hint = similar ? `请改用 ${similar}。` : `运行 ${command} --help 查看用法。`;
  switch (error.code) {
    case 'commander.unknownCommand': return `没有“${named}”这个命令,${hint}`;
    case 'commander.unknownOption': return `没有“${named}”这个选项,${hint}`;
    case 'commander.missingArgument': return `缺少参数 <${named}>,${hint}`;
    case 'commander.optionMissingArgument': return `选项“${named}”后面缺少值,${hint}`;
    case 'commander.missingMandatoryOptionValue': return `缺少必需的选项“${named}”,${hint}`;
    case 'commander.excessArguments': return `参数过多,${hint}`;
    default: return `用法有误(${error.code}),${hint}`;
  }
}
