import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  growingTree,
  inclusionProof,
  leafHash,
  merkleRoot,
  nodeHash,
  provesInclusion,
  type Inclusion,
} from './merkle.js'

/** The test inputs and roots of certificate-transparency (merkletree/merkle_tree_test, transparency-dev/merkle). */
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const leaves = INPUTS.map((hex) => Buffer.from(hex, 'hex'))
const hexes = (proof: readonly Uint8Array[]) => proof.map((part) => Buffer.from(part).toString('hex'))

/** The definition of RFC 6962 §2.1, word for word, to compare with. */
const byDefinition = (data: readonly Uint8Array[]): Buffer => {
  if (data.length === 0) return merkleRoot([])
  if (data.length === 1) return leafHash(data[0]!)
  const split = 2 ** Math.floor(Math.log2(data.length - 1))
  return nodeHash(byDefinition(data.slice(0, split)), byDefinition(data.slice(split)))
}
const manyLeaves = (count: number) => Array.from({ length: count }, (_, index) => leafHash(Buffer.from(String(index))))

describe('the tree of RFC 6962', () => {
  test.each(ROOTS.map((root, size) => [size, root]))(
    'over the first %i published inputs has the published root',
    (size, root) => {
      expect(merkleRoot(leaves.slice(0, Number(size))).toString('hex')).toBe(root)
    },
  )
  test('over any number of leaves is the tree of the definition', () => {
    for (let count = 1; count <= 70; count += 1) {
      expect(merkleRoot(manyLeaves(count))).toStrictEqual(byDefinition(manyLeaves(count)))
    }
  })
  test('a growing tree has the right root and size at every step', () => {
    const tree = growingTree()
    for (const [index, leaf] of leaves.entries()) {
      tree.add(leaf)
      expect([tree.size, tree.root().toString('hex')]).toStrictEqual([index + 1, ROOTS[index + 1]])
    }
  })
  test('the hashes of two leaves are not the leaf of their node', () => {
    const [a, b] = [leafHash(leaves[0]!), leafHash(leaves[1]!)]
    expect(merkleRoot([Buffer.concat([a, b])])).not.toStrictEqual(nodeHash(a, b))
  })
})

describe('audit paths', () => {
  test('of the published tree of eight are the published ones', () => {
    expect(hexes(inclusionProof(leaves, 0))).toStrictEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
    expect(hexes(inclusionProof(leaves, 5))).toStrictEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
    expect(hexes(inclusionProof(leaves.slice(0, 3), 2))).toStrictEqual([ROOTS[2]])
    expect(inclusionProof(leaves.slice(0, 1), 0)).toStrictEqual([])
  })
  test('show every leaf of every tree of up to forty leaves', () => {
    for (let size = 1; size <= 40; size += 1) {
      const data = manyLeaves(size)
      const root = merkleRoot(data)
      for (const [index, leaf] of data.entries()) {
        expect(provesInclusion({ root, size, index, leaf, proof: inclusionProof(data, index) })).toBe(true)
      }
    }
  })
  test('are not made for a leaf that is not there', () => {
    for (const index of [-1, 8, 0.5]) expect(() => inclusionProof(leaves, index)).toThrow(`no leaf ${index} among 8`)
  })
})

const forgeriesOf = (claim: Inclusion, data: readonly Buffer[]): Inclusion[] => {
  const { index, size, proof } = claim
  const flipped = (part: Uint8Array, at: number) =>
    Buffer.from(part).map((byte, place) => (place === at ? byte ^ 1 : byte))
  return [
    ...data.flatMap((leaf, at) =>
      at === index
        ? []
        : [
            { ...claim, leaf },
            { ...claim, index: at },
          ],
    ),
    ...[-1, size, size + 1, index + 0.5, Number.NaN].map((at) => ({ ...claim, index: at })),
    ...[0, -1, index, Number.NaN, size * 2, size * 2 + 1].map((other) => ({ ...claim, size: other })),
    ...proof.map((_, at) => ({ ...claim, proof: proof.filter((__, place) => place !== at) })),
    ...proof.map((part, at) => ({ ...claim, proof: proof.with(at, flipped(part, 31)) })),
    ...proof.map((part, at) => ({ ...claim, proof: proof.with(at, Buffer.concat([part, part])) })),
    { ...claim, proof: [...proof, Buffer.alloc(32)] },
    { ...claim, proof: [Buffer.alloc(0), ...proof] },
    ...(proof.length > 1 ? [{ ...claim, proof: proof.toReversed() }] : []),
    { ...claim, root: flipped(claim.root, 0) },
    { ...claim, root: claim.root.slice(0, 31) },
    { ...claim, leaf: flipped(claim.leaf, 0) },
    { ...claim, leaf: leafHash(claim.leaf) },
  ]
}

describe('forged audit paths prove nothing:', () => {
  test('another leaf, place, size, root, or a path with a hash more, less, changed or moved', () => {
    for (let size = 1; size <= 17; size += 1) {
      const data = manyLeaves(size)
      for (const [index, leaf] of data.entries()) {
        const claim = { root: merkleRoot(data), size, index, leaf, proof: inclusionProof(data, index) }
        for (const forgery of forgeriesOf(claim, data))
          expect([forgery, provesInclusion(forgery)]).toStrictEqual([forgery, false])
      }
    }
  }, 60_000)
  test('a node passed off as a leaf, with the path from there', () => {
    const data = manyLeaves(8)
    const [root, proof] = [merkleRoot(data), inclusionProof(data, 4).slice(1)]
    const node = Buffer.concat([leafHash(data[4]!), leafHash(data[5]!)])
    for (const size of [2, 3, 4, 8]) expect(provesInclusion({ root, size, index: 2, leaf: node, proof })).toBe(false)
  })
  test('any other size, as long as the path of the leaf has another shape there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.integer({ min: 1, max: 300 }), (size, at, claimed) => {
        const data = manyLeaves(size)
        const index = at % size
        const proof = inclusionProof(data, index)
        const proves = provesInclusion({ root: merkleRoot(data), size: claimed, index, leaf: data[index]!, proof })
        const sameShape = index < claimed && inclusionProof(manyLeaves(claimed), index).length === proof.length
        expect(proves && !sameShape).toBe(false)
        expect(claimed !== size || proves).toBe(true)
      }),
    )
  })
})
