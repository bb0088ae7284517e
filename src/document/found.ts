import type { Evidence } from '#model/analysis';
import type { Span } from '#model/span';

/** A field's value with where and by which rule it was read. */
export interface Found<T> { value: T; evidence: Evidence }

export const stated = <T>(value: T, span: Span | null, rule: string): Found<T> => ({ value, evidence: { span, rule, basis: 'stated' } });
export const inferred = <T>(value: T, span: Span | null, rule: string): Found<T> => ({ value, evidence: { span, rule, basis: 'inferred' } });
