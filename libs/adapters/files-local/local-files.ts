import { AddressWrong, FileAltered, FileMissing, type Files } from '@huiyin/files'
import { tidy, type FileAnswer } from './file-hand.js'
import { storingHere, storingOnThreads, type StoringThreads } from './storing-threads.js'

export interface LocalFilesOptions {
  /** The folder the files lie in; made with the first file. One process stores in it; others may read. */
  readonly folder: string
  /** Left out, the disk is waited for on this thread: for a tool that does nothing meanwhile. */
  readonly threads?: StoringThreads
}

/** Files in a folder; closing answers what was asked and ends the threads. */
export interface LocalFiles extends Files {
  close(): Promise<void>
}

/** The answer where it is this one; throws the fault that it tells otherwise. */
const expecting = <K extends FileAnswer['is']>(wanted: K, answer: FileAnswer, address = '') => {
  if (answer.is === wanted) return answer as Extract<FileAnswer, { readonly is: K }>
  if (answer.is === 'fault') throw answer.error
  if (answer.is === 'wrong') throw new AddressWrong()
  throw answer.is === 'altered' ? new FileAltered(address) : new FileMissing(address)
}

/**
 * Files in a folder, each under its address in one of 256 subfolders (`ab/ab12…`). Written beside, synced, renamed: a
 * crash leaves a whole file or none, and what it left half-written is removed when the folder is opened later.
 */
export const localFiles = ({ folder, threads }: LocalFilesOptions): LocalFiles => {
  tidy(folder)
  const { ask, close } = threads ? storingOnThreads(folder, threads) : storingHere(folder)
  return {
    store: async (address, bytes) => {
      expecting('stored', await ask({ to: 'store', address, bytes }), address)
    },
    read: async (address) => expecting('read', await ask({ to: 'read', address }), address).bytes,
    find: async (address) => {
      const answer = await ask({ to: 'find', address })
      return answer.is === 'missing' ? null : expecting('found', answer).file
    },
    list: async () => expecting('listed', await ask({ to: 'list' })).files,
    remove: async (address) => {
      const answer = await ask({ to: 'remove', address })
      return answer.is !== 'missing' && expecting('removed', answer) !== null
    },
    close,
  }
}
