/** What intake accepts before it gives up; every number can be set by the caller, who says so to the user. */
export interface IntakeLimits {
  /** Largest file of any format, in bytes. Scanned PDFs of 100 MB are met; beyond 256 MB nothing is a 公文. */
  fileBytes: number;
  /**
   * Largest plain text file, in bytes. Measured: 30 MB of UTF-8 (10 M characters) is received and read in about
   * 0.6 s with 120 MB of memory, so it works; 64 MB keeps the later stages (about ten times the text) under 1 GB.
   */
  textBytes: number;
  /** Wall-clock time one file may take in its reader, in milliseconds. */
  readMs: number;
  zip: ZipLimits;
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

export interface XmlLimits { depth: number; nodes: number }

export const LIMITS: IntakeLimits = {
  fileBytes: 256 * 1024 * 1024,
  textBytes: 64 * 1024 * 1024,
  readMs: 60_000,
  zip: { entries: 20_000, partBytes: 64 * 1024 * 1024, totalBytes: 256 * 1024 * 1024, ratio: 200 },
  xml: { depth: 128, nodes: 2_000_000 },
};
