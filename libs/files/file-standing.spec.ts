import { describe, expect, test } from '@jest/globals'
import { standingOf } from './file-standing.js'
import { FileAltered, FileMissing } from './files.js'

const failing = (error: Error) => ({ read: () => Promise.reject(error) })

describe('how a file is', () => {
  test('whole where it can be read, else missing or altered by its fault', async () => {
    expect(await standingOf({ read: async () => Uint8Array.of(1) }, 'a')).toBe('whole')
    expect(await standingOf(failing(new FileMissing('a')), 'a')).toBe('missing')
    expect(await standingOf(failing(new FileAltered('a')), 'a')).toBe('altered')
  })
  test('a disk that fails says nothing about the file', async () => {
    await expect(standingOf(failing(new Error('EIO')), 'a')).rejects.toThrow('EIO')
  })
})
