import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { FolderInUse, ownerOf, takeOwnership } from './folder-owner.js'

const root = mkdtempSync(join(tmpdir(), 'huiyin-owner-'))
afterAll(() => rmSync(root, { recursive: true }))
const newFolder = () => mkdtempSync(join(root, 'folder-'))
const inUse = (path: string): unknown => {
  try {
    takeOwnership(path).release()
    return null
  } catch (error) {
    return error
  }
}

describe('a data folder', () => {
  test('has one owner, who is named to the second with its pid', () => {
    const path = newFolder()
    expect(ownerOf(path)).toBeNull()
    const owner = takeOwnership(path)
    expect(ownerOf(path)).toStrictEqual({ pid: process.pid, address: null })
    const refused = inUse(path)
    expect(refused).toBeInstanceOf(FolderInUse)
    expect((refused as FolderInUse).message).toContain(`process ${process.pid}`)
    owner.release()
    expect([ownerOf(path), inUse(path)]).toStrictEqual([null, null])
  })
  test('whose owner died is free, though another program lives under its pid now', () => {
    const path = newFolder()
    takeOwnership(path).release()
    writeFileSync(join(path, 'owner.pid'), JSON.stringify({ pid: process.ppid, address: null }))
    expect(ownerOf(path)).toBeNull()
    expect(inUse(path)).toBeNull()
  })
  test('with a lock file that says nothing is still seen to be in use', () => {
    const path = newFolder()
    const owner = takeOwnership(path)
    writeFileSync(join(path, 'owner.pid'), '')
    expect(ownerOf(path)).toBe('unnamed')
    expect(inUse(path)).toBeInstanceOf(FolderInUse)
    owner.release()
  })
  test('says where commands may be sent in a file that only its owner reads', () => {
    const path = newFolder()
    const owner = takeOwnership(path)
    const address = { port: 4711, token: 'x'.repeat(43) }
    owner.announce(address)
    expect(ownerOf(path)).toStrictEqual({ pid: process.pid, address })
    expect(statSync(join(path, 'owner.pid')).mode & 0o777).toBe(0o600)
    owner.announce(null)
    expect(readFileSync(join(path, 'owner.pid'), 'utf8')).not.toContain('xxx')
    owner.release()
    owner.announce(address)
    expect(ownerOf(path)).toBeNull()
  })
})
