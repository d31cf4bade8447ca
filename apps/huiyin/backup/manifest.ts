import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { NotPossible } from '../cli/exit.js'
import { unwatched, type Watch } from '../cli/progress.js'

const part = z.strictObject({
  path: z
    .string()
    .regex(/^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/)
    .refine((path) => !path.split('/').some((name) => name === '.' || name === '..')),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
const manifest = z.strictObject({
  format: z.literal(1),
  /** What was copied: a data folder of the product in one process, or an installation of processes. */
  of: z.enum(['folder', 'processes']).default('folder'),
  takenAt: z.string(),
  /** The end of the log that was copied; null for one without facts. */
  end: z.strictObject({ position: z.number().int(), hash: z.string() }).nullable(),
  parts: z.array(part),
})

/** What a backup holds, with the hash of each file. */
export type Manifest = z.infer<typeof manifest>
export type Part = z.infer<typeof part>

export const MANIFEST = 'manifest.json'

/** Which command puts a backup back. */
const COMMANDS: Readonly<Record<Manifest['of'], string>> = { folder: 'restore', processes: 'cluster restore' }

/** A file of a backup as the manifest names it. */
export const partOf = async (folder: string, path: string): Promise<Part> => {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(join(folder, path))) hash.update(chunk as Buffer)
  return { path, bytes: statSync(join(folder, path)).size, sha256: hash.digest('hex') }
}

const readManifest = (folder: string, of: Manifest['of']): Manifest => {
  const file = join(folder, MANIFEST)
  if (!existsSync(file)) throw new NotPossible(`${folder} is no backup: it has no ${MANIFEST}.`)
  const read = manifest.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!read.success) throw new NotPossible(`${file} is not of this version of the product, or damaged.`)
  if (read.data.of === of) return read.data
  throw new NotPossible(`${folder} is put back by another command: huiyin ${COMMANDS[read.data.of]}.`)
}

/** The manifest of a backup, once every file is as it says. Throws `NotPossible` and names what is not. */
export const checkedManifest = async (
  folder: string,
  of: Manifest['of'] = 'folder',
  watch: Watch = unwatched,
): Promise<Manifest> => {
  const read = readManifest(folder, of)
  const wrong: string[] = []
  for (const [index, { path, bytes, sha256 }] of read.parts.entries()) {
    watch.step(`checking file ${index + 1} of ${read.parts.length}`)
    if (!existsSync(join(folder, path))) wrong.push(`${path} is missing`)
    else {
      const found = await partOf(folder, path)
      if (found.bytes !== bytes || found.sha256 !== sha256) wrong.push(`${path} was changed`)
    }
  }
  if (wrong.length > 0)
    throw new NotPossible(`This backup is not as it was taken; nothing was restored:\n  ${wrong.join('\n  ')}`)
  return read
}
