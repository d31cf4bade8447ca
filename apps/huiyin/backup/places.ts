import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, statSync } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rmdir } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { NotPossible } from '../cli/exit.js'
import { unwatched, type Watch } from '../cli/progress.js'

/** Whether an error says that a file or folder is not there. */
const isNotThere = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** Every file below a folder, or the file itself; what goes away meanwhile is left out. */
export const filesBelow = async (path: string): Promise<readonly string[]> => {
  try {
    if (statSync(path).isFile()) return [path]
    const entries = await readdir(path, { withFileTypes: true, recursive: true })
    return entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
  } catch (error) {
    if (isNotThere(error)) return []
    throw error
  }
}

/** Copies a file that has to be there, into a folder that is made for its owner alone where there is none. */
export const placed = async (from: string, to: string): Promise<void> => {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await copyFile(from, to)
}

/** Copies a file; one that is not there, or goes away meanwhile, is left out. */
export const copied = async (from: string, to: string): Promise<void> => {
  try {
    await placed(from, to)
  } catch (error) {
    if (!isNotThere(error)) throw error
  }
}

/** Copies every file below a folder. */
export const copiedFolder = async (from: string, to: string, watch: Watch = unwatched): Promise<void> => {
  const files = await filesBelow(from)
  for (const [index, file] of files.entries()) {
    watch.step(`copying file ${index + 1} of ${files.length}`)
    await copied(file, join(to, relative(from, file)))
  }
}

const synced = (path: string): void => {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory()

/** Puts a folder or a file in its place, which was empty or not there, for good. */
export const putInPlace = async (made: string, place: string): Promise<void> => {
  for (const file of await filesBelow(made)) synced(file)
  if (isFolder(made)) synced(made)
  if (existsSync(place)) await rmdir(place)
  await rename(made, place)
  synced(dirname(place))
}

/** The name of what is made beside the place it will have. */
const besideName = (place: string, what: string): string => `${place}.${what}`

/** Throws `NotPossible` where a place is taken, or something was begun beside it and broken off. Changes nothing. */
export const requireFree = (place: string, what: string): void => {
  const isTaken = isFolder(place) ? readdirSync(place).length > 0 : existsSync(place)
  if (isTaken) throw new NotPossible(`${place} is ${isFolder(place) ? 'not empty' : 'there already'}.`)
  const beside = besideName(place, what)
  if (existsSync(beside)) throw new NotPossible(`${beside} was begun and broken off; remove it and run this again.`)
}

/** A folder beside the place it will have; what was begun there before and broken off is not touched. */
export const besideOf = (place: string, what: string): string => {
  requireFree(place, what)
  const beside = besideName(place, what)
  mkdirSync(beside, { recursive: true, mode: 0o700 })
  return beside
}
