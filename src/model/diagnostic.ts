import type { Span } from './span.ts';

/** Every doubt that a stage may raise about a document. Words for them live with the screens, not here. */
export const DIAGNOSTIC_CODES = [
  'encoding-guessed', 'replacement-characters', 'tracked-changes', 'page-without-text', 'object-skipped', 'characters-unmapped', 'read-from-pictures', 'character-doubtful',
  'title-absent', 'number-absent', 'issue-date-absent', 'issuer-absent', 'numbering-gap',
  'assignment-unused', 'unit-doubtful', 'deadline-year-open', 'deadline-unresolved', 'deadline-before-issue',
  'calendar-year-unpublished', 'obligation-overlong', 'attachment-absent',
] as const;
export type DiagnosticCode = (typeof DIAGNOSTIC_CODES)[number];

/** A doubt about the document, shown at its place in review. A value, never thrown. */
export interface Diagnostic {
  code: DiagnosticCode;
  severity: 'error' | 'warning' | 'info';
  span: Span | null;
  found?: string;
  expected?: string;
}
