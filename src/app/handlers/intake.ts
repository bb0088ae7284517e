import type { intakeMethods } from '#api/intake-methods';
import type { Core } from '#app/core';
import { importsOf } from '#app/importing/imports';
import type { Handlers } from './handler.ts';

const FILES_A_PAGE = 200;
const jobOf = (core: Core, id: number) => importsOf(core).job(id);

export const intakeHandlers: Handlers<keyof typeof intakeMethods> = {
  'intake.start': async (core, { twins = 'ask', ...input }) => ({ job: (await importsOf(core).start(input, twins)).id }),
  'intake.jobs': (core) => importsOf(core).jobs.map((job) => job.snapshot).reverse(),
  'intake.files': (core, { job: id, offset = 0, limit = FILES_A_PAGE }) => {
    const job = jobOf(core, id);
    return { job: job.snapshot, files: job.page(offset, limit) };
  },
  'intake.pause': (core, { job: id }) => {
    const job = jobOf(core, id);
    job.pause();
    return job.snapshot;
  },
  'intake.resume': (core, { job: id }) => {
    const job = jobOf(core, id);
    job.resume();
    return job.snapshot;
  },
  'intake.cancel': (core, { job: id }) => {
    const job = jobOf(core, id);
    job.cancel();
    return job.snapshot;
  },
  'intake.resolve': (core, { job: id, indexes, choice }) => {
    const job = jobOf(core, id);
    job.again('asks', indexes, choice);
    return job.snapshot;
  },
  'intake.retry': (core, { job: id, indexes }) => {
    const job = jobOf(core, id);
    job.again('failed', indexes, null);
    return job.snapshot;
  },
  'intake.watched': (core) => importsOf(core).watched,
  'intake.watch': (core, { path, on }) => {
    importsOf(core).watch(path, on);
    return importsOf(core).watched;
  },
};
