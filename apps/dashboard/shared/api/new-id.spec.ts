import { describe, expect, test } from '@jest/globals'
import { newId } from './new-id.js'

describe('the id of a command', () => {
  test('is a UUID of version 4, whatever the bytes', () => {
    expect(newId((bytes) => bytes.fill(0xff))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
    expect(newId((bytes) => bytes.fill(0))).toBe('00000000-0000-4000-8000-000000000000')
  })
  test('is another each time', () => {
    expect(newId()).not.toBe(newId())
  })
})
