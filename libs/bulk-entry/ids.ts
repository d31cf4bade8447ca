import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

// What an id is made of stands in the log for ever and in clear. So nothing sealed is part of it: a hash of a name and a
// telephone number would let somebody try names until it fits, also after the reporter was erased.

const HEX_OF_ID = 32

/** SHA-256 of some texts, as hex. Nobody can move a border between two of them. */
export const digestOf = (...parts: readonly (string | number | null)[]): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify(parts))))

/** A UUID (version 8, RFC 9562) of a digest. */
export const uuidOf = (digest: string): string =>
  [
    ...[digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`, `8${digest.slice(17, 20)}`],
    digest.slice(20, 32),
  ].join('-')

/** The ids of what is made of one row, the same however often the row is read. */
export interface RowIds {
  readonly itemId: string
  readonly reportId: string
  readonly receiveId: string
  readonly registerId: string
}

/** Which report it is: by the number another house gave it, else by its row in a file that says the same in the clear. */
export type Identity =
  | { readonly tenant: string; readonly channel: string; readonly outsideNumber: string }
  | { readonly tenant: string; readonly channel: string; readonly file: string; readonly row: number }

/** The ids of a report that comes in by a file. */
export const idsOf = (identity: Identity): RowIds => {
  const { tenant, channel } = identity
  const of =
    'outsideNumber' in identity
      ? digestOf('bulk-number', tenant, channel, identity.outsideNumber)
      : digestOf('bulk-row', tenant, channel, identity.file, identity.row)
  const id = of.slice(0, HEX_OF_ID)
  return {
    ...{ itemId: `b-${id}`, reportId: `br-${id}` },
    ...{ receiveId: uuidOf(digestOf('receive', of)), registerId: uuidOf(digestOf('register', of)) },
  }
}
