export const CALENDAR_WORDS = {
  title: '日历', today: '今天', previous: '上个月', next: '下个月', month: '月历', list: '列表', unit: '只看单位', monthName: (month: string) => `${Number(month.slice(0, 4))} 年 ${Number(month.slice(5))} 月`,
  dayName: (date: string) => `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8))} 日`,
  due: (n: number) => `到期 ${n}`, occurrence: (n: number) => `周期 ${n}`, overdue: (n: number) => `逾期 ${n}`, settled: (n: number) => `已完成 ${n}`,
  rest: '休', work: '班', kind: { due: '到期', occurrence: '周期' }, nothing: '这一天没有到期的任务。', nothingMonth: '本月没有到期的任务。', nearest: '翻到最近有任务的月份：', said: (words: string) => `文中：${words}`,
  openMonth: '在台账中打开本月', more: (n: number) => `另有 ${n} 项未列出，请在台账中查看。`, hint: '← → ↑ ↓ 选日期 · PageUp/PageDown 翻月', grid: '月历',
} as const;
