import type { FileStage, JobState, TwinChoice } from '#api/intake-methods';

export const INTAKE_WORDS = {
  title: '收文',
  files: '选择文件', folder: '选择文件夹', samples: '载入示例文件', watched: '监视文件夹',
  drop: '把公文拖到这里', dropNow: '松开即开始导入', dropHint: '支持 Word、PDF、文本等常见格式；可一次拖入多个文件或整个文件夹',
  nothingYet: (documents: number) => `台账中已有 ${documents} 份文件；新导入的在这里显示进度和结果。`,
  firstTitle: '从一份公文开始',
  firstText: '拖入文件，责清会读出其中的任务、责任单位和时限，逐条记入台账。原文件不会被改动，一切都在本机完成。',
  firstSteps: ['收文：拖入或选择文件', '核对：对照原文逐项认可', '台账：查找、督办、导出'],
  samplesHint: '先看看效果：载入四份随附的公开文件（约 200 项任务）',
  uploading: (done: number, total: number) => `正在接收文件 ${done}/${total}`,
  pause: '暂停', resume: '继续', cancel: '停止', retry: '重试', retryAll: '重试全部失败文件',
  review: '核对', open: '查看原文', toReview: '开始核对',
  state: { gathering: '正在查找文件', running: '正在导入', paused: '已暂停', cancelling: '正在停止', cancelled: '已停止', done: '导入完成', failed: '导入中断' } as const satisfies Record<JobState, string>,
  stage: { waiting: '等待', read: '读取', analyse: '提取', post: '入账', asks: '待选择', done: '完成' } as const satisfies Record<FileStage, string>,
  page: (done: number, total: number) => `第${Math.min(done + 1, total)}/${total}页`,
  progress: (done: number, total: number) => `${done} / ${total} 个文件`,
  result: (documents: number, tasks: number, doubts: number) => `${documents} 份文件 · ${tasks} 项任务 · ${doubts} 处疑点`,
  updated: (kept: number) => `已作为新版本更新${kept > 0 ? `,保留人工修改 ${kept} 处` : ''}`,
  counts: { added: '新增', updated: '更新', duplicates: '重复', skipped: '跳过', failed: '失败', asking: '待选择' },
  duplicate: (twin: string) => `与已入账的“${twin}”完全相同，未重复入账`,
  twin: { 'same-bytes': '与已入账的文件完全相同', 'same-document': '台账中已有同一文号、同一标题的文件' },
  twinFrom: (name: string, at: string) => `${name} · ${at} 入账`,
  choice: { skip: '跳过', 'new-version': '作为新版本', 'import-anyway': '仍然导入' } as const satisfies Record<TwinChoice, string>,
  choiceHint: { skip: '台账保持不变', 'new-version': '更新任务，保留人工修改', 'import-anyway': '另存为一份独立文件' } as const satisfies Record<TwinChoice, string>,
  choiceAll: '全部：',
  stopped: '停止前已入账的文件完整保留，其余未入账。',
  noFiles: '没有找到可导入的文件。',
  queue: '导入队列', file: '文件', size: '大小', stageHead: '进度', resultHead: '结果',
  earlier: '之前的导入',
  bytes: (n: number | null) => (n === null ? '' : n < 1024 ? `${n} B` : n < 1024 * 1024 ? `${Math.round(n / 1024)} KB` : `${(n / 1024 / 1024).toFixed(1)} MB`),
  watchTitle: '监视文件夹', watchText: '放入这些文件夹的新文件会自动导入；重复的会先询问。', watchAdd: '添加', watchPath: '文件夹路径', watchNone: '尚未监视任何文件夹。', watchLooked: (at: string) => `上次查看 ${at}`,
} as const;

const SKIPPED: Readonly<Record<string, string>> = {
  hidden: '隐藏文件，未导入', temporary: '临时或备份文件，未导入', system: '系统文件，未导入', 'link-broken': '链接已失效，未导入', 'folder-repeated': '文件夹重复，未导入',
  'folder-unreadable': '文件夹无法打开，请检查权限', 'not-a-file': '不是普通文件，未导入', 'ledger-file': '这是台账文件，未导入', aborted: '已停止，未入账', twin: '台账中已有，已跳过',
};
export const skippedWords = (reason: string): string => SKIPPED[reason] ?? `已跳过（${reason}）`;
