import type { ErrorCode } from '../../kernel/error-codes.ts';
import { type AppError, refused } from '../../kernel/errors.ts';

const faults: Readonly<Record<string, ErrorCode>> = {
  EACCES: 'export_not_permitted',
  EDQUOT: 'export_disk_full',
  EEXIST: 'export_file_exists',
  EFBIG: 'export_file_too_large',
  EIO: 'export_disk_failed',
  EISDIR: 'export_no_folder',
  ENAMETOOLONG: 'export_name_too_long',
  ENOENT: 'export_no_folder',
  ENOSPC: 'export_disk_full',
  ENOTDIR: 'export_no_folder',
  EPERM: 'export_not_permitted',
  EROFS: 'export_disk_read_only',
};

/** What the disk would not do with a file of an export, in our words. */
export const exportFault = (error: unknown, path: string): AppError => {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const code = faults[reason];
  return code === undefined ? refused('export_not_written', { path, reason }) : refused(code, { path });
};
