/** A setting that cannot be used. `message` says which, what was given and what would be right. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
