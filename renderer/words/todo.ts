import type { TodoKind } from '#model/supervise';

export const TODO_WORDS = {
  title: '待办', days: '几日内到期', total: (n: number) => `${n} 项要处理`, done: '没有要处理的事项', doneText: '逾期、临期、待核、申请延期、久未反馈的事项会出现在这里。',
  kind: { overdue: '逾期', soon: '临期', unverified: '待核', asked: '申请延期', quiet: '久无进展', silent: '单位未反馈', unassigned: '未立项而将到期' } as const satisfies Record<TodoKind, string>,
  about: {
    overdue: () => '已过时限而未完成', soon: (days: number) => `${days} 日内到期`, unverified: () => '单位报已完成，等待核实', asked: () => '单位申请延期，等待答复', quiet: (_days: number, cycle: number) => `超过 ${cycle} 天没有登记进展`, silent: (_days: number, cycle: number) => `反馈表发出超过 ${cycle} 天没有返回`, unassigned: (days: number) => `${days} 日内到期，尚未列入督办`,
  } as const satisfies Record<TodoKind, (days: number, cycle: number) => string>,
  sentOn: (sent: string, read: string | null) => `${sent} 发出${read ? `，上次反馈 ${read}` : '，从未反馈'}`, unit: '未明确单位', noDue: '未定', all: '全部', assignAll: '全部列入督办', toReminders: '生成催办单', more: (n: number, elsewhere: boolean) => `另有 ${n} 项${elsewhere ? '，在督办中查看' : ''}`,
  badge: (n: number) => `待办 ${n} 项`,
} as const;
