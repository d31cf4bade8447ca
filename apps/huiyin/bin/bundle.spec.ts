import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { isFresh } from './bundle.js'

const roots: string[] = []
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true })
})

const BUNDLED = 'apps/huiyin/dist/bundle/main.js'

/** A workspace whose files were last changed so many seconds after its first. */
const workspace = (changed: Readonly<Record<string, number>>): string => {
  const root = mkdtempSync(join(tmpdir(), 'huiyin-bundle-'))
  roots.push(root)
  for (const parent of ['libs/adapters', 'services', 'apps']) mkdirSync(join(root, parent), { recursive: true })
  for (const [name, seconds] of Object.entries(changed)) {
    const file = join(root, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, '')
    utimesSync(file, 1_000_000_000 + seconds, 1_000_000_000 + seconds)
  }
  return `${root}/`
}

describe('the bundled program', () => {
  test('is used when nothing it is made of is newer', () => {
    const root = workspace({ 'libs/kernel/dist/.tsbuildinfo': 1, 'package-lock.json': 2, [BUNDLED]: 3 })
    expect(isFresh(root)).toBe(true)
  })
  test.each([
    'libs/kernel/dist/.tsbuildinfo',
    'libs/adapters/store-sqlite/dist/.tsbuildinfo',
    'services/intake/dist/.tsbuildinfo',
    'apps/huiyin/dist/.tsbuildinfo',
    'package-lock.json',
  ])('is not used when %s was made after it', (newer) => {
    expect(isFresh(workspace({ [BUNDLED]: 3, [newer]: 4 }))).toBe(false)
  })
  test('is not used where there is none', () => {
    expect(isFresh(workspace({ 'package-lock.json': 2 }))).toBe(false)
  })
})
