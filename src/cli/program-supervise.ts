import { type Command, Option } from 'commander';
import { readChoice, readCount, readDate, readLetter, readStatus, readTally, readText, type CommonOptions, type FilterOptions } from './options.ts';
import type { BoardOptions } from './board.ts';
import type { ExitCode } from './program.ts';
import type { ProgressOptions } from './progress-task.ts';
import type { ReportOptions } from './report.ts';
import type { Terminal } from './terminal.ts';

/** What the commands share: adding one with Chinese help (below another one, when given), and the usual options. */
export interface CommandParts { add: (name: string, description: string, usage: string, parent?: Command) => Command; json: () => Option; ledger: () => Option; day: () => Option; filters: (command: Command) => Command }

const text = (flag: string, words: string): Option => new Option(flag, words).argParser(readText);
const list = (flag: string, words: string): Option => new Option(flag, words).argParser((value: string, before: string[] | undefined) => [...(before ?? []), readText(value)]);
const date = (flag: string, words: string): Option => new Option(flag, words).argParser(readDate);

/** Commands of supervision: 立项, 进展, 反馈, 文书报表, 提醒, 日历, 备份. */
export function addSupervision({ add, json, ledger, day, filters }: CommandParts, terminal: Terminal, done: (code: ExitCode) => void): void {
  const usual = (command: Command): Command => command.addOption(ledger()).addOption(json()).addOption(day());
  usual(filters(add('supervise', '立项:把符合条件的任务列入督办,未写时限的按办公室默认时限', '[筛选条件]')))
    .action(async (options: FilterOptions) => {
      const { superviseTasks } = await import('./progress-task.ts');
      done(await superviseTasks(options, terminal));
    });
  usual(add('progress', '登记任务的进展、状态、延期、附件(可一次登记多项);不带选项则查看', '<任务编号...> [选项]').argument('<任务编号...>', '如 12 或 T12'))
    .addOption(new Option('--status <状态>', '如 推进中、已完成(待核)、已办结、已销号、终止').argParser(readStatus)).addOption(new Option('--percent <进度>', '0 到 100').argParser(readCount(0)))
    .addOption(text('--text <进展>', '进展情况')).addOption(text('--problems <问题>', '存在的问题')).addOption(text('--next <措施>', '下一步措施'))
    .addOption(date('--on <日期>', '进展的日期(默认今天)')).addOption(date('--done-on <日期>', '完成日期')).addOption(date('--occurrence <日期>', '周期任务的某一期(该期到期日)'))
    .addOption(text('--person <姓名>', '责任人')).addOption(text('--leader <姓名>', '分管领导')).addOption(text('--contact <姓名>', '联系人')).addOption(text('--phone <电话>', '联系电话'))
    .addOption(text('--instruction <批示>', '领导批示')).addOption(text('--supervisor <姓名>', '督办人')).addOption(text('--urgency <级别>', '紧急程度,如 急件')).addOption(text('--outcome <形式>', '成果形式'))
    .addOption(date('--extend-to <日期>', '延期至(须写 --reason)')).addOption(text('--reason <原因>', '延期原因')).addOption(new Option('--grant', '同意单位申请的延期')).addOption(new Option('--refuse', '不同意单位申请的延期'))
    .addOption(text('--attach <文件>', '附上一个文件'))
    .action(async (task: string[], options: ProgressOptions) => {
      const { progressTask } = await import('./progress-task.ts');
      done(await progressTask(task, options, terminal));
    });
  usual(add('board', '督办事项:按时限列出,带灯、状态、进度和各阶段件数', '[--stage 阶段] [--unit 单位]')).addOption(text('--stage <阶段>', '待启动、推进中、待反馈、临期、逾期、申请延期、待核、待销号、已结')).addOption(text('--unit <单位>', '只看此单位')).addOption(text('--search <词语>', '事项、单位、领导中含有的词'))
    .addOption(date('--due-from <日期>', '此日及以后到期')).addOption(date('--due-to <日期>', '此日及以前到期'))
    .action(async (options: BoardOptions) => {
      const { board } = await import('./board.ts');
      done(await board(options, terminal));
    });
  usual(add('story', '一项任务的全部改动:何人、何时、由什么改为什么', '<任务编号>').argument('<任务编号>', '如 12 或 T12'))
    .action(async (task: string, options: CommonOptions) => {
      const { story } = await import('./story.ts');
      done(await story(task, options, terminal));
    });
  usual(add('undo', '撤销最近一次操作(界面和命令行中的都可)', ''))
    .action(async (options: CommonOptions) => {
      const { undo } = await import('./board.ts');
      done(await undo(options, terminal));
    });
  add('rules', '督办规则:亮灯 lights、默认时限 default-limits、得分 score、本单位 office、栏目 columns', '[规则表] [--set 文件.csv | --reset]').argument('[规则表]', '不写则全部列出').addOption(text('--set <文件>', '用此 CSV 代替')).addOption(new Option('--reset', '恢复随附的规则').conflicts('set')).addOption(json())
    .action(async (name: string | undefined, options: CommonOptions & { set?: string; reset?: boolean }) => {
      const { rules } = await import('./board.ts');
      done(await rules(name, options, terminal));
    });
  const feedback = add('feedback', '反馈表:按单位导出、读回', 'export|import [选项]');
  usual(add('export', '为每个单位生成反馈表(只有浅黄栏目可填)', '--out <文件夹> [--unit 单位]', feedback))
    .addOption(text('--out <文件夹>', '写到此文件夹').makeOptionMandatory()).addOption(list('--unit <单位>', '只要这些单位(可多次);默认全部'))
    .action(async (options: CommonOptions & { out: string; unit?: string[] }) => {
      const { exportFeedback } = await import('./feedback.ts');
      done(await exportFeedback(options, terminal));
    });
  usual(add('import', '读回单位填好的反馈表:每份要么全部写入,要么不写', '<文件...> [--preview]', feedback).argument('<文件...>', '填好的反馈表'))
    .addOption(new Option('--preview', '只看会有哪些改动,不写入')).addOption(new Option('--conflicts <取舍>', '双方都改动时:theirs 以反馈为准,ours 以台账为准').choices(['theirs', 'ours'])).addOption(new Option('--choose <单元格=取舍>', '逐处取舍,如 G7=theirs(可多次)').argParser(readChoice).conflicts('conflicts')).addOption(new Option('--skip-strange', '不符合要求的行不写,写入其余各行'))
    .action(async (paths: string[], options: CommonOptions & { conflicts?: 'theirs' | 'ours'; choose?: Record<string, 'theirs' | 'ours'>; skipStrange?: boolean; preview?: boolean }) => {
      const { importFeedback } = await import('./feedback.ts');
      done(await importFeedback(paths, options, terminal));
    });
  const report = add('report', '文书和报表', 'letters|bulletin|form|statistics [选项]');
  const wishes = (command: Command, out: string): Command => usual(command).addOption(text('--out <路径>', out).makeOptionMandatory()).addOption(list('--unit <单位>', '只要这些单位(可多次)'))
    .addOption(text('--number <文号>', '印在文书上的文号')).addOption(date('--answer-by <日期>', '反馈期限(默认五日后)')).addOption(new Option('--red-head', '加红头(发文机关标志)'));
  wishes(add('letters', '每个单位一份 Word:督办通知单、催办单或三色督办单', '<文书> --out <文件夹>', report).argument('<文书>', 'notice 督办通知单、reminder 催办单、tricolor 三色督办单', readLetter), '写到此文件夹')
    .action(async (kind: 'notice' | 'reminder' | 'tricolor', options: ReportOptions) => {
      const { reportLetters } = await import('./report.ts');
      done(await reportLetters(kind, options, terminal));
    });
  wishes(add('bulletin', '督查通报(Word)', '--out <文件.docx> [--issue 期号]', report), '写到此文件').addOption(text('--issue <期号>', '第几期')).addOption(text('--to <单位>', '主送单位(默认各有关单位)'))
    .action(async (options: ReportOptions) => {
      const { reportBulletin } = await import('./report.ts');
      done(await reportBulletin(options, terminal));
    });
  wishes(add('form', '按栏目表生成 Excel、CSV 或 JSON:任务分解表、责任清单、督查台账、督查登记簿、督察接收、工作分工、重点工作、待办事项', '<表名> --out <文件>', report).argument('<表名>', 'columns.csv 中的表名', readText), '写到此文件,按结尾 .xlsx .csv .json 决定格式')
    .addOption(text('--template <文件>', '填写本单位自己的 Excel 模板'))
    .action(async (form: string, options: ReportOptions) => {
      const { reportForm } = await import('./report.ts');
      done(await reportForm(form, options, terminal));
    });
  usual(add('statistics', '统计:按单位、文件、领导或月份', '[依据] [--out 文件]', report).argument('[依据]', 'unit 单位(默认)、document 文件、leader 领导、month 月份', readTally, 'unit')).addOption(text('--out <文件>', '另存为 .xlsx .csv .json')).addOption(date('--due-from <日期>', '只计此日及以后到期的')).addOption(date('--due-to <日期>', '只计此日及以前到期的'))
    .action(async (by: 'unit' | 'document' | 'leader' | 'month', options: CommonOptions & { out?: string; dueFrom?: string; dueTo?: string }) => {
      const { reportStatistics } = await import('./report.ts');
      done(await reportStatistics(by, options, terminal));
    });
  usual(add('remind', '待办:逾期、将到期、待核、申请延期、久未反馈', '[--days 天数]')).addOption(new Option('--days <天数>', '几日内到期').argParser(readCount(0)))
    .action(async (options: CommonOptions & { days?: number }) => {
      const { remind } = await import('./report.ts');
      done(await remind(options, terminal));
    });
  usual(add('ics', '把到期日导出为日历(带提醒,周期任务带重复规则)', '--out <文件.ics> [--unit 单位]')).addOption(text('--out <文件>', '写到此文件').makeOptionMandatory()).addOption(list('--unit <单位>', '只要这些单位(可多次)'))
    .addOption(new Option('--alarm <天数>', '提前几天提醒(可多次;默认 7 和 1)').argParser((value: string, before: number[] | undefined) => [...(before ?? []), readCount(0)(value)]))
    .action(async (options: CommonOptions & { out: string; unit?: string[]; alarm?: number[] }) => {
      const { ics } = await import('./report.ts');
      done(await ics(options, terminal));
    });
  add('backup', '备份台账和附件(可在他人使用时进行),并打开核验', '[--out 文件 | --when-due 小时]').addOption(text('--out <文件>', '备份到此文件(默认台账旁的备份文件夹)'))
    .addOption(new Option('--when-due <小时>', '上次备份满这么多小时才备份(供定时任务使用)').argParser(readCount(1)).conflicts('out')).addOption(new Option('--keep <份数>', '自动备份只保留最近几份(默认 30)').argParser(readCount(1))).addOption(ledger()).addOption(json())
    .action(async (options: CommonOptions & { out?: string; whenDue?: number; keep?: number }) => {
      const { backup } = await import('./backup.ts');
      done(await backup(options, terminal));
    });
  add('restore', '从备份恢复;不加 --yes 只预览', '<备份文件> [--yes]').argument('<备份文件>', '备份得到的 .zeqing 文件').addOption(new Option('--yes', '确认恢复(现有台账先自动备份)')).addOption(ledger()).addOption(json())
    .action(async (from: string, options: CommonOptions & { yes?: boolean }) => {
      const { restore } = await import('./backup.ts');
      done(await restore(from, options, terminal));
    });
  const whole = add('ledger', '台账整体导出、导入(JSON)', 'export|import <文件>');
  add('export', '把台账全部内容(含历史)导出为 JSON', '<文件>', whole).argument('<文件>', '写到此文件').addOption(ledger()).addOption(json())
    .action(async (target: string, options: CommonOptions) => {
      const { exportLedger } = await import('./backup.ts');
      done(await exportLedger(target, options, terminal));
    });
  add('import', '由 JSON 建立一个新台账', '<文件> --ledger <新台账>', whole).argument('<文件>', 'ledger export 得到的文件').addOption(ledger()).addOption(json())
    .action(async (from: string, options: CommonOptions) => {
      const { importLedger } = await import('./backup.ts');
      done(await importLedger(from, options, terminal));
    });
}
