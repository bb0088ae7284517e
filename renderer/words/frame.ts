import type { ScreenId } from '../kit/route.ts';

export const SCREEN_WORDS = {
  intake: '收文', review: '核对', ledger: '台账', calendar: '日历', todo: '待办', supervision: '督办', relations: '关系', checks: '检查', compare: '对照', library: '文件库', overview: '概览', export: '导出', settings: '设置',
} as const satisfies Record<ScreenId, string>;

export const FRAME_WORDS = {
  app: '责清',
  rail: '主要画面',
  skip: '跳到内容',
  search: '搜索任务、文件、单位',
  doubts: (n: number) => `疑点 ${n}`,
  doubtsHint: '打开有疑点的任务',
  importing: (done: number, total: number) => `导入 ${done}/${total}`,
  importingHint: '查看导入进度',
  documents: (n: number) => `文件 ${n}`,
  tasks: (n: number) => `任务 ${n}`,
  overdue: (n: number) => `逾期 ${n}`,
  backup: (at: string | null) => (at ? `上次备份 ${at}` : '尚未备份'),
  idle: '就绪', toReview: (n: number) => `${n} 份文件还有未核的任务`,
  doing: (name: string) => `正在处理：${name}`,
  toDark: '改用深色', toLight: '改用浅色',
  keys: '快捷键',
  lost: '后台连接中断，正在重连……', restarted: '后台程序出错后已自动重新启动，台账完好。正在进行的导入请重新开始。',
  loading: '正在载入……',
  close: '关闭', cancel: '取消', confirm: '确定', retry: '重试', undo: '撤销', redo: '恢复', clear: '清除', more: '更多', none: '—', all: '全部',
  undone: '已撤销', redone: '已恢复', nothingToUndo: '没有可撤销的操作', nothingToRedo: '没有可恢复的操作',
} as const;

export const PRINT_WORDS = { print: '打印', pdf: '存为 PDF', saved: '已存为 PDF', open: '打开', failed: '未能存为 PDF', failedTodo: '请换一个文件夹，或关闭正打开着的同名文件后重试。' } as const;

export const PALETTE_WORDS = {
  title: '搜索与跳转',
  placeholder: '输入任务、文件、单位（可用拼音首字母）、画面或命令',
  screens: '画面', commands: '命令', units: '单位', hits: '任务与文件',
  nothing: (words: string) => `没有与“${words}”相符的内容。可换短一些的词，两个字即可。`,
  hint: '↑↓ 选择 · Enter 打开 · Esc 关闭',
  unitTasks: (n: number) => `${n} 项任务`,
  allHits: (words: string) => `在台账中搜索“${words}”`,
  openFiles: '选择文件导入', samples: '载入示例文件', dark: '切换深色 / 浅色', exportByUnit: '按单位导出责任清单', overdue: '查看逾期任务', doubtful: '查看有疑点的任务',
} as const;

export const KEY_WORDS: readonly (readonly [keys: string, what: string])[] = [
  ['Ctrl+K', '搜索与跳转'], ['Alt+1 … Alt+9', '切换画面'], ['1 2 3 0 / N', '检查：属实、误报、已处理、撤回 / 理由'], ['方向键 / Enter / W', '关系：移动 / 设为中心 / 引文'], ['J / K / D / X', '对照：移动 / 下一处不同 / 对调'], ['Ctrl+Z / Ctrl+Y', '撤销 / 恢复'], ['?', '快捷键'],
  ['J / K', '核对：下一项 / 上一项'], ['Enter', '核对：认可本项'], ['E', '核对：修改任务文字'], ['S', '核对：在光标处拆分'], ['M', '核对：与下一项合并'],
  ['D', '核对：不是任务'], ['U', '核对：单位加入词典'], ['A', '核对：在原文中选词（再按 1—5 设为任务、单位、时限）'], ['N / P', '核对：下一份文件 / PDF 文字与原页切换'], ['↑ ↓ / Space / X', '台账：移动 / 预览 / 选中'], ['/', '台账、督办：搜索'], ['↑ ↓ / Enter / X', '督办：移动 / 打开 / 选中'],
];
