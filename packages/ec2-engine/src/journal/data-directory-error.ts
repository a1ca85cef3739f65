/** Why a data directory cannot be used. */
export type DataDirectoryErrorCode =
  'data-directory.locked' | 'data-directory.damaged' | 'data-directory.unknown-format';

/** A data directory cannot be used. The message says what to do about it. */
export class DataDirectoryError extends Error {
  readonly code: DataDirectoryErrorCode;

  constructor(code: DataDirectoryErrorCode, message: string) {
    super(message);
    this.name = 'DataDirectoryError';
    this.code = code;
  }
}
