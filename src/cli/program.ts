import { Command, Option } from 'commander';
import { DEFAULT_LEDGER, readCount, readDate, readDayWords, readLayout, readModality, readRole, readStatus, readText, type CommonOptions, type FilterOptions } from './options.ts';
import { addSupervision } from './program-supervise.ts';
import type { Terminal } from './terminal.ts';

/** Exit codes: 0 done, 1 some files failed, 2 wrong use. */
export type ExitCode = 0 | 1 | 2;

const TITLES: Readonly<Record<string, string>> = { 'Usage:': '用法:', 'Options:': '选项:', 'Commands:': '命令:', 'Arguments:': '参数:', 'Global Options:': '通用选项:' };

/**
 * The commands with their help. Each action loads what it needs when it runs: `analyze` of a text must not wait for
 * SQLite or exceljs. `done` takes the exit code.
 */
export function program(terminal: Terminal, version: string, done: (code: ExitCode) => void): Command {
  const root = chinese(new Command('zeqing'))
    .usage('<命令> [选项]')
    .description('责清:从公文中读出任务、责任单位和时限,离线建立可检索的责任台账。')
    .version(version, '-V, --version', '显示版本')
    .helpCommand('help [命令]', '显示某个命令的帮助')
    .addHelpText('after', `\n台账位置:--ledger 优先,其次环境变量 ZEQING_LEDGER,默认为当前文件夹下的 ${DEFAULT_LEDGER}。\n退出码:0 完成;1 有文件未能处理(其余已完成)或操作未成功;2 用法有误。\n示例:\n  zeqing import 公文文件夹\n  zeqing tasks --unit 财政局 --role lead --due-before 2020-12-31\n  zeqing export --out 责任清单.xlsx --layout by-unit`);

  const add = (name: string, description: string, usage: string, parent: Command = root): Command => {
    const command = chinese(parent.command(name)).description(description).usage(usage);
    return command;
  };
  const json = (): Option => new Option('--json', '输出 JSON');
  const ledger = (): Option => new Option('--ledger <文件>', `台账文件(默认 ZEQING_LEDGER 或 ./${DEFAULT_LEDGER})`).argParser(readText);
  const day = (): Option => new Option('--today <日期>', '以此日期为“今天”(判断逾期,推算周期任务的下一次到期),如 2020-12-31').argParser(readDate);
  const filters = (command: Command): Command => command
    .addOption(new Option('--unit <单位>', '只看该单位承担的任务').argParser(readText))
    .addOption(new Option('--role <角色>', '该单位的角色:lead 牵头、responsible 责任、cooperate 配合').argParser(readRole))
    .addOption(new Option('--due-before <日期>', '到期日早于此日;也可写 本月底、下周五、三天后(含当日)或 下月(不含)').argParser(readDayWords('before')))
    .addOption(new Option('--due-from <日期>', '到期日不早于此日;也可写 今天、下周、下月').argParser(readDayWords('from')))
    .addOption(new Option('--document <文号或标题>', '只看该文件的任务').argParser(readText))
    .addOption(new Option('--search <词语>', '任务、标题、单位中含有此词').argParser(readText))
    .addOption(new Option('--status <状态>', '办理状态,如 not-started 未启动、completed 已办结').argParser(readStatus))
    .addOption(new Option('--modality <类型>', '任务类型:duty 任务、prohibition 禁止、target 目标、encouragement 鼓励').argParser(readModality));

  add('analyze', '分析文件并显示结果,不写入台账', '<文件...> [--json]')
    .argument('<文件...>', '要分析的 txt、docx 或 pdf 文件')
    .addOption(json().default(undefined)).addOption(day())
    .action(async (paths: string[], options: CommonOptions) => {
      const { analyzeFiles } = await import('./analyze-files.ts');
      done(await analyzeFiles(paths, options, terminal));
    });
  add('explain', '说明某一句为何这样读:类别、主语、责任、时限、引用各依据哪条规则,哪些落选', '<文件> --at 位置 | --sentence 词语 [--json]')
    .argument('<文件>', '要说明的文件')
    .addOption(new Option('--at <位置>', '原文中的字符位置(从 0 起,与 analyze --json 的 span 相同)').argParser(readCount(0)))
    .addOption(new Option('--sentence <词语>', '语句中的词语,空格不计;多句符合时依次说明,至多 8 句').argParser(readText))
    .addOption(json())
    .action(async (path: string, options: { at?: number; sentence?: string; json?: boolean }) => {
      const { explainSentence } = await import('./explain.ts');
      done(await explainSentence(path, options, terminal));
    });
  add('import', '把文件或文件夹(含子文件夹)导入台账', '<路径...> [--ledger 文件]')
    .argument('<路径...>', '文件或文件夹')
    .addOption(ledger()).addOption(json()).addOption(day())
    .action(async (paths: string[], options: CommonOptions) => {
      const { importFiles } = await import('./import-files.ts');
      done(await importFiles(paths, options, terminal));
    });
  filters(add('tasks', '列出台账中的任务', '[筛选条件] [--json]'))
    .addOption(new Option('--limit <数目>', '最多列出多少项').argParser(readCount(1)))
    .addOption(new Option('--offset <数目>', '跳过前多少项').argParser(readCount(0)))
    .addOption(ledger()).addOption(json()).addOption(day())
    .action(async (options: FilterOptions) => {
      const { listTasks } = await import('./list-tasks.ts');
      done(await listTasks(options, terminal));
    });
  add('search', '在条文、标题和单位中全文检索', '<词语...> [--json]')
    .argument('<词语...>', '要查找的词语;多个词语须同时出现')
    .addOption(new Option('--limit <数目>', '最多列出多少条(默认 20)').argParser(readCount(1)))
    .addOption(ledger()).addOption(json())
    .action(async (words: string[], options: CommonOptions & { limit?: number }) => {
      const { searchLedger } = await import('./search-ledger.ts');
      done(await searchLedger(words.join(' '), options, terminal));
    });
  add('show', '查看一份文件的条目,或一项任务及其原文;不带参数则列出全部文件', '[文件|任务编号] [--json]')
    .argument('[对象]', '任务编号(如 12)、文件编号(如 D3)、文号或标题中的文字')
    .addOption(ledger()).addOption(json()).addOption(day())
    .action(async (what: string | undefined, options: CommonOptions) => {
      const { show } = await import('./show.ts');
      done(await show(what, options, terminal));
    });
  filters(add('export', '把任务导出为 Excel 或 CSV', '--out <文件> [--layout 表式] [筛选条件]'))
    .addOption(new Option('--out <文件>', '导出到此文件,按结尾 .xlsx 或 .csv 决定格式').argParser(readText).makeOptionMandatory())
    .addOption(new Option('--layout <表式>', '表式:breakdown 任务分解表(默认)、by-unit 责任清单(每单位一张表)、register 督查台账').argParser(readLayout))
    .addOption(ledger()).addOption(json()).addOption(day())
    .action(async (options: FilterOptions & { out: string; layout?: 'breakdown' | 'by-unit' | 'register' }) => {
      const { exportTasks } = await import('./export-tasks.ts');
      done(await exportTasks(options, terminal));
    });
  add('serve', '在本机浏览器中打开责清(只允许本机访问)', '[--ledger 文件] [--port 端口] [--open]')
    .addOption(new Option('--port <端口>', '使用这个端口(默认任选一个空闲端口)').argParser(readCount(1)))
    .addOption(new Option('--open', '同时打开浏览器'))
    .addOption(ledger()).addOption(day())
    .action(async (options: CommonOptions & { port?: number; open?: boolean }) => {
      const { serve } = await import('./serve.ts');
      done(await serve(options, terminal));
    });
  add('doctor', '检查版本、规则词表和台账是否完好', '[--ledger 文件] [--json]')
    .addOption(ledger()).addOption(json())
    .action(async (options: CommonOptions) => {
      const { doctor } = await import('./doctor.ts');
      done(await doctor(options, terminal));
    });
  add('align', '对照两份文件:找出同一任务,标出期限、数值、单位等不同', '<文件甲> <文件乙> [--json]')
    .argument('<文件甲>', '如上级文件、上一年的计划或另一地的方案')
    .argument('<文件乙>', '与之对照的文件')
    .addOption(json()).addOption(day())
    .action(async (a: string, b: string, options: CommonOptions) => {
      const { align } = await import('./align.ts');
      done(await align(a, b, options, terminal));
    });
  add('coverage', '检查上级文件的任务在本级文件中是否都有落实', '<上级文件> <本级文件> [--json]')
    .argument('<上级文件>', '文件路径,或台账中的文件编号(如 D3)、文号、标题中的文字')
    .argument('<本级文件>', '同上')
    .addOption(ledger()).addOption(json()).addOption(day())
    .action(async (upper: string, lower: string, options: CommonOptions) => {
      const { coverage } = await import('./coverage.ts');
      done(await coverage(upper, lower, options, terminal));
    });
  add('relations', '查看一份文件的依据、引用、效力和同一任务;不带参数则列出缺失文件', '[文件] [--json]')
    .argument('[文件]', '台账中的文件编号(如 D3)、文号或标题中的文字')
    .addOption(ledger()).addOption(json()).addOption(day())
    .action(async (what: string | undefined, options: CommonOptions) => {
      const { relations } = await import('./relations.ts');
      done(await relations(what, options, terminal));
    });
  add('check', '合规检查:格式、编号、单位、时限、依据、前后矛盾;不带路径则检查台账', '[路径...] [--sarif 文件] [--xlsx 文件] [--json]')
    .argument('[路径...]', '文件或文件夹(只检查,不写入台账)')
    .addOption(new Option('--sarif <文件>', '另存为 SARIF 文件').argParser(readText))
    .addOption(new Option('--xlsx <文件>', '另存为 Excel 报告').argParser(readText))
    .addOption(ledger()).addOption(json()).addOption(day())
    .action(async (paths: string[], options: CommonOptions & { sarif?: string; xlsx?: string }) => {
      const { check } = await import('./check.ts');
      done(await check(paths, options, terminal, version));
    });
  add('judge', '对台账中的一条合规检查结果作出判断;以后重新检查、文件换新版本都保留', '<编号> <属实|误报|已处理|撤回> [--note 说明]')
    .argument('<编号>', '问题编号,见 zeqing check 各行末尾,写前几位即可')
    .argument('<判断>', '属实(需整改)、误报、已处理(已整改)或 撤回(取消判断)')
    .addOption(new Option('--note <说明>', '理由或处理情况').argParser(readText))
    .addOption(new Option('--by <姓名>', '判断人(默认“设置”中的姓名)').argParser(readText))
    .addOption(ledger()).addOption(json()).addOption(day())
    .action(async (id: string, verdict: string, options: CommonOptions & { note?: string; by?: string }) => {
      const { judge, readVerdict } = await import('./judge.ts');
      done(await judge(id, readVerdict(verdict), options, terminal));
    });
  addSupervision({ add, json, ledger, day, filters }, terminal, done);
  return root;
}

/** Chinese titles, help kept in order of definition, errors thrown instead of printed. */
function chinese(command: Command): Command {
  return command
    .helpOption('-h, --help', '显示帮助')
    .showHelpAfterError(false)
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeOut: (text) => { process.stdout.write(text); }, writeErr: (text) => { process.stderr.write(text); }, outputError: () => undefined })
    .configureHelp({
      helpWidth: 110,
      displayWidth: (text) => text.replace(/[\u0250-\u{10ffff}]/gu, '**').length,
      styleTitle: (title) => TITLES[title] ?? title,
      subcommandTerm: (sub) => `${sub.name()} ${sub.usage()}`.trim(),
      optionDescription: (option) => option.description,
    });
}
