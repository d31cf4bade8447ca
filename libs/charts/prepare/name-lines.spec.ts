import { describe, expect, test } from '@jest/globals'
import { nameLines } from './name-lines.js'

describe('a name beside a chart', () => {
  test('stays on one line where it fits', () => {
    expect(nameLines('Public Works', 12)).toStrictEqual(['Public Works'])
    expect(nameLines('示范一局', 8)).toStrictEqual(['示范一局'])
  })
  test('is broken between words', () => {
    expect(nameLines('Parks & Recreation Department', 20)).toStrictEqual(['Parks & Recreation', 'Department'])
    expect(nameLines('Transportation - Traffic Division', 16)).toStrictEqual(['Transportation -', 'Traffic Division'])
  })
  test('is broken anywhere where there are no words, a Chinese letter taking the room of two', () => {
    expect(nameLines('住房和城乡建设局', 10)).toStrictEqual(['住房和城乡', '建设局'])
  })
  test('keeps its beginning readable and says that there is more', () => {
    expect(nameLines('Consumer Affairs & Licensing of the City', 16)).toStrictEqual([
      'Consumer Affairs',
      '& Licensing of…',
    ])
    expect(nameLines('一二三四五六七八九十', 8)).toStrictEqual(['一二三四', '五六七…'])
  })
  test('loses no letter before the ellipsis', () => {
    const name = 'Neighborhood-Services and Public Property Management'
    const lines = nameLines(name, 14)
    expect(lines).toHaveLength(2)
    expect(name.replaceAll(' ', '').startsWith(lines.join('').replaceAll(' ', '').replace('…', ''))).toBe(true)
  })
})
