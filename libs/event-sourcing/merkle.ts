import { hash } from 'node:crypto'

/**
 * The Merkle tree of RFC 6962 §2.1 over SHA-256. Leaves and nodes are hashed with different first bytes, so that no node
 * can be passed off as a leaf. The input to a leaf is the 32 bytes of an event's hash.
 */
const LEAF = Buffer.from([0])
const NODE = Buffer.from([1])

const digest = (...parts: readonly Uint8Array[]): Buffer => hash('sha256', Buffer.concat(parts), 'buffer')

/** The hash of a leaf. */
export const leafHash = (data: Uint8Array): Buffer => digest(LEAF, data)

const HASH_BYTES = 32
/** A node is hashed for every event of the log, so its bytes are put together in one place made once. */
const node = Buffer.concat([NODE, Buffer.alloc(2 * HASH_BYTES)])

/** The hash of a node over its two children. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) return digest(NODE, left, right)
  node.set(left, NODE.length)
  node.set(right, NODE.length + HASH_BYTES)
  return hash('sha256', node, 'buffer')
}

/** A tree that grows by one leaf at a time and keeps only the roots of its complete subtrees. */
export interface GrowingTree {
  /** How many leaves it has. */
  readonly size: number
  add(data: Uint8Array): void
  /** The root over the leaves so far. */
  root(): Buffer
}

/** An empty tree. */
export const growingTree = (): GrowingTree => {
  // The subtree roots from left to right; their sizes are the powers of two in `size`, largest first.
  const subtrees: Buffer[] = []
  let size = 0
  return {
    get size() {
      return size
    },
    add: (data) => {
      let carried = leafHash(data)
      for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) carried = nodeHash(subtrees.pop()!, carried)
      subtrees.push(carried)
      size += 1
    },
    root: () => (size === 0 ? digest() : subtrees.reduceRight((right, left) => nodeHash(left, right))),
  }
}

/** The root over these leaves, in order. */
export const merkleRoot = (leaves: readonly Uint8Array[]): Buffer => {
  const tree = growingTree()
  for (const leaf of leaves) tree.add(leaf)
  return tree.root()
}

/** The largest power of two that is smaller than n (n > 1). */
const splitOf = (n: number): number => {
  let split = 1
  while (split * 2 < n) split *= 2
  return split
}

/** The audit path of RFC 6962 §2.1.1: the hashes with which a leaf leads to the root, from the leaf upwards. */
export const inclusionProof = (leaves: readonly Uint8Array[], index: number): Buffer[] => {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) {
    throw new RangeError(`no leaf ${index} among ${leaves.length}`)
  }
  if (leaves.length === 1) return []
  const split = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return index < split
    ? [...inclusionProof(left, index), merkleRoot(right)]
    : [...inclusionProof(right, index - split), merkleRoot(left)]
}

/** What is claimed of a leaf: it is number `index` of `size` leaves under `root`, and `proof` shows it. */
export interface Inclusion {
  readonly root: Uint8Array
  readonly size: number
  readonly index: number
  readonly leaf: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/**
 * Whether the claim holds (RFC 9162 §2.1.3.2). A path that is too long, too short or made of anything but 32-byte hashes
 * proves nothing.
 */
export const provesInclusion = ({ root, size, index, leaf, proof }: Inclusion): boolean => {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  if (proof.some(({ length }) => length !== 32)) return false
  let [at, last, hash] = [index, size - 1, leafHash(leaf)]
  for (const sibling of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)]
    } else {
      hash = nodeHash(hash, sibling)
    }
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 && hash.equals(root)
}
