import type { z } from 'zod';
import type { FailureCode } from '#model/failure';
import { documentMethods } from './document-methods.ts';
import type { AppEvent } from './events.ts';
import { exportMethods } from './export-methods.ts';
import { intakeMethods } from './intake-methods.ts';
import { ledgerMethods } from './ledger-methods.ts';
import { lookMethods } from './look-methods.ts';
import { relationMethods } from './relation-methods.ts';
import { reviewMethods } from './review-methods.ts';
import { settingsMethods } from './settings-methods.ts';
import { superviseMethods } from './supervise-methods.ts';

/**
 * The only door between the screens and the core, the same over HTTP (`zeqing serve`) and over IPC (the desktop):
 * every method with its input's schema, its output's type, and the Failures that it may end with.
 */
export const CONTRACT = { ...intakeMethods, ...documentMethods, ...reviewMethods, ...ledgerMethods, ...lookMethods, ...exportMethods, ...settingsMethods, ...superviseMethods, ...relationMethods };

export type Contract = typeof CONTRACT;
export type MethodName = keyof Contract;
/** What a caller passes. */
export type InputOf<M extends MethodName> = z.input<Contract[M]['input']>;
/** What the handler gets: checked. */
export type CheckedOf<M extends MethodName> = z.output<Contract[M]['input']>;
export type OutputOf<M extends MethodName> = NonNullable<Contract[M]['output']>;

/**
 * Why a call came to nothing: a Failure of the world, or one of the door's own. input-invalid: does not fit the schema
 * (facts.field, facts.reason); method-unknown; defect: our bug (never with a stack); core-gone: the core fell over
 * during the call; not-allowed: without token or from elsewhere; upload-too-large.
 */
const DOOR_TROUBLE = ['input-invalid', 'method-unknown', 'defect', 'core-gone', 'not-allowed', 'upload-too-large'] as const;
export type ApiErrorCode = FailureCode | (typeof DOOR_TROUBLE)[number];
export interface ApiError { code: ApiErrorCode; facts: Readonly<Record<string, string | number>> }

/** The answer to a call: HTTP 200 with `value`, 4xx/5xx with `error`; over IPC the same object. */
export type Reply<Value> = { value: Value } | { error: ApiError };

/**
 * What the preload puts on `window.zeqing` in the desktop. Over HTTP there is no such object: POST /api/METHOD with the
 * input as JSON and header `x-zeqing: 1`; GET /api/events for events; POST /api/uploads?name=… with a file's bytes
 * gives {value: {upload}} for intake.start. Originals and downloads are relative addresses in both worlds.
 */
export interface DesktopBridge {
  readonly platform: string;
  call(method: string, input: unknown): Promise<Reply<unknown>>;
  /** Returns the way to stop listening. */
  listen(listener: (event: AppEvent) => void): () => void;
  /** Path of a dropped or chosen File; '' when it has none. */
  pathOf(file: object): string;
  shell<A extends ShellAsk['ask']>(ask: Extract<ShellAsk, { ask: A }>): Promise<ShellAnswer[A]>;
}

/** What only the desktop can do: native dialogs, files opened in their program. */
export type ShellAsk =
  | { ask: 'choose-files' }
  | { ask: 'choose-folder' }
  /** A save dialog; `name` with its ending. */
  | { ask: 'choose-target'; name: string }
  | { ask: 'choose-ledger'; create: boolean }
  | { ask: 'choose-backup' }
  /** Returned 反馈表; a file to be kept with a task. */
  | { ask: 'choose-sheets' }
  | { ask: 'choose-attachment' }
  /** The page as it prints, A4 unless its style says otherwise, to where a person says; the path, null when the dialog was closed. */
  | { ask: 'save-pdf'; name: string }
  | { ask: 'open-file'; path: string }
  | { ask: 'show-in-folder'; path: string }
  | { ask: 'recent-ledgers' };

/** Paths; null (or none) when the dialog was closed. open-file: false when nothing could open it. */
export interface ShellAnswer {
  'choose-files': string[];
  'choose-folder': string[];
  'choose-target': string | null;
  'choose-ledger': string | null;
  'choose-backup': string | null;
  'choose-sheets': string[];
  'choose-attachment': string[];
  'save-pdf': string | null;
  'open-file': boolean;
  'show-in-folder': boolean;
  'recent-ledgers': string[];
}
