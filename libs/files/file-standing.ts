import { FileAltered, FileMissing, type Files } from './files.js'

/** How a file is that something names. */
export type FileStanding = 'whole' | 'missing' | 'altered'

/** Reads a file and says how it is; any other fault is thrown. */
export const standingOf = async (files: Pick<Files, 'read'>, address: string): Promise<FileStanding> => {
  try {
    await files.read(address)
    return 'whole'
  } catch (error) {
    if (error instanceof FileMissing) return 'missing'
    if (error instanceof FileAltered) return 'altered'
    throw error
  }
}
