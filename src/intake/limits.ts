/** What intake accepts before it gives up; every number can be set by the caller, who says so to the user. */
export interface IntakeLimits {
  /** Largest file of any format, in bytes. Scanned PDFs of 100 MB are met; beyond 256 MB nothing is a 公文. */
  fileBytes: number;
  /**
   * Largest plain text file, in bytes. Measured: 30 MB of UTF-8 (12 M characters, 305,000 lines) is received in 0.12 s
   * and read in 0.7 s, the process at 190 MB at most, so it works; twice that leaves the later stages, whose objects
   * weigh several times the text, within a desktop's memory.
   */
  textBytes: number;
  /** Wall-clock time one file may take in its reader, in milliseconds. */
  readMs: number;
  /** Memory that the readers' process may hold. Measured: the largest real files of the test set stay below 300 MB. */
  readerBytes: number;
  /** Memory that the process may hold in which scans are read, models included. Measured: 570 MB. */
  scannerBytes: number;
  /** Time one page of a scan may take, the loading of the models included. Measured: 2–6 s of processor time. */
  scanPageMs: number;
  zip: ZipLimits;
  /** Of an archive of files, whose entries are files of their own. */
  archive: ZipLimits;
  xml: XmlLimits;
}

/** Counted on bytes that were really inflated, not on what the zip's directory claims. */
export interface ZipLimits {
  entries: number;
  partBytes: number;
  totalBytes: number;
  /** Inflated : compressed. Checked from the first MB on, since short parts of zeros compress well honestly. */
  ratio: number;
}

/** Measured: a document part of 1 M nodes (140,000 paragraphs, a hundred times a long 公文) takes 20 s and 1.2 GB. */
export interface XmlLimits { depth: number; nodes: number }

export const LIMITS: IntakeLimits = {
  fileBytes: 256 * 1024 * 1024,
  textBytes: 64 * 1024 * 1024,
  readMs: 60_000,
  readerBytes: 1024 * 1024 * 1024,
  scannerBytes: 1536 * 1024 * 1024,
  scanPageMs: 60_000,
  zip: { entries: 20_000, partBytes: 64 * 1024 * 1024, totalBytes: 256 * 1024 * 1024, ratio: 200 },
  archive: { entries: 20_000, partBytes: 256 * 1024 * 1024, totalBytes: 4 * 1024 * 1024 * 1024, ratio: 200 },
  xml: { depth: 128, nodes: 1_000_000 },
};
