/** A half-open range [start, end) in UTF-16 code units. Which text it points into is said where it is stored. */
export type Span = readonly [start: number, end: number];

export const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
export const contains = (outer: Span, inner: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];
export const shift = (span: Span, by: number): Span => [span[0] + by, span[1] + by];
