import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { needProgram } from './system-packages.ts';

/**
 * A disk whose promises fail: a library put before the system's own, in which every fsync answers "input/output error" while
 * a switch is on. `preload` goes into LD_PRELOAD. Linux alone; needs a C compiler.
 */
export const makeFailingDisk = (
  folder: string,
): { readonly preload: string; readonly fail: () => void; readonly heal: () => void } => {
  const preload = join(folder, 'failing-disk.so');
  const source = join(folder, 'failing-disk.c');
  const isOn = join(folder, 'failing');
  writeFileSync(source, shim(isOn));
  const compiler = needProgram('cc');
  const made = spawnSync(compiler, ['-shared', '-fPIC', '-O1', '-o', preload, source], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  return { preload, fail: () => writeFileSync(isOn, ''), heal: () => rmSync(isOn, { force: true }) };
};

const shim = (isOn: string): string => `
#define _GNU_SOURCE
#include <errno.h>
#include <unistd.h>
#include <sys/syscall.h>
static int failing(void) { return access(${JSON.stringify(isOn)}, F_OK) == 0; }
static int refuse(void) { errno = EIO; return -1; }
int fsync(int fd) { return failing() ? refuse() : syscall(SYS_fsync, fd); }
int fdatasync(int fd) { return failing() ? refuse() : syscall(SYS_fdatasync, fd); }
`;
