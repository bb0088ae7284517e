import { Failure } from '#model/failure';
import type { SourceFile, SourceText } from '#model/source';
import type { Watch } from './guard.ts';

export function readPdf(file: SourceFile, watch: Watch): Promise<SourceText> {
  watch.check();
  throw new Failure('format-unsupported', { path: file.path, found: 'pdf' });
}
