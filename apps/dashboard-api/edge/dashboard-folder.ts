import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The built dashboard, where it was built. */
export const dashboardFolder = (): string | null => {
  const root = dirname(createRequire(import.meta.url).resolve('@huiyin/dashboard/package.json'))
  const folder = join(root, 'dist')
  return existsSync(join(folder, 'index.html')) ? folder : null
}
