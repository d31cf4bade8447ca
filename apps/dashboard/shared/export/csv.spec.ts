import { describe, expect, test } from '@jest/globals'
import { csvOf } from './csv.js'

describe('a sheet for Excel', () => {
  test('begins with a byte-order mark and ends its lines with CRLF', () => {
    expect(csvOf([], ['单位', 'n'], [['示范一局', 3]])).toBe('\uFEFF单位,n\r\n示范一局,3\r\n')
  })
  test('says above the rows what was chosen and as of when', () => {
    expect(csvOf([['数据截至', '2026-10-01']], ['a'], [[1]])).toBe('\uFEFF数据截至,2026-10-01\r\n\r\na\r\n1\r\n')
  })
  test('text that looks like a formula is not one, a negative number is a number', () => {
    const cells = ['=1+1', '+86', '-5', '@x']
    expect(csvOf([], ['a'], [cells])).toContain("'=1+1,'+86,'-5,'@x")
    expect(csvOf([], ['a'], [[-5]])).toContain('\r\n-5\r\n')
  })
  test('commas, quotes and line breaks stay inside their cell', () => {
    expect(csvOf([], ['a'], [['a,b', 'say "x"', 'one\ntwo']])).toContain('"a,b","say ""x""","one\ntwo"')
  })
  test('nothing known is an empty cell, not a zero', () => {
    expect(csvOf([], ['a', 'b'], [[null, 0]])).toContain('\r\n,0\r\n')
  })
})
