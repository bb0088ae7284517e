export const DATE_WORDS = { placeholder: '如 2026-06-30', wrong: '请按 2026-06-30 的样子填写日期', week: ['一', '二', '三', '四', '五', '六', '日'] } as const;
