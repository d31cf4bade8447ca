import type { Day } from '@huiyin/kernel'
import { FileAltered, FileMissing } from '@huiyin/files'
import { openFile, type SealedFilePorts } from '@huiyin/privacy'
import type { ListQueries } from '@huiyin/read-model'
import { ownerOfEvidence } from '../application/evidence.js'
import type { EntryRow } from '../projections/entry-columns.js'
import { publicPart } from '../projections/entry-public-cells.js'
import { publicRows } from './published-entries.js'

/** Which photo, of whose publication, and on what day it is asked for. */
export interface AskedPhoto {
  readonly tenant: string
  readonly on: Day
  readonly publicationId: string
  readonly photoId: string
}

/**
 * S1-34: a photo of what is public on that day, as it was made for the public (JPEG); the evidence it was made of is told
 * to nobody here. Null: there is none, or it is public no more.
 */
export const publishedPhoto = async (
  lists: ListQueries<{ readonly entries: EntryRow }>,
  ports: SealedFilePorts,
  { tenant, on, publicationId, photoId }: AskedPhoto,
): Promise<Uint8Array | null> => {
  const rows = await publicRows(lists, { tenant, on })
  const row = rows.find((one) => publicPart(one)?.publicationId === publicationId)
  const photo = row && publicPart(row)?.photos?.find((one) => one.photoId === photoId)
  if (!row || !photo) return null
  try {
    const opened = await openFile(ports, ownerOfEvidence(row.entry_id, 'publicPhoto'), photo.file)
    return opened.opened ? opened.bytes : null
  } catch (error) {
    if (error instanceof FileMissing || error instanceof FileAltered) return null
    throw error
  }
}
