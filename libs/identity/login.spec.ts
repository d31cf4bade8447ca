import { describe, expect, test } from '@jest/globals'
import { loginOf, networkOf } from './login.js'

describe('a login', () => {
  test('is the same in capitals, in full width and with blanks around it', () => {
    const typed = ['wang.li', 'Wang.Li', ' wang.li\t', 'ｗａｎｇ．ｌｉ', '\u3000wang.li']
    expect(new Set(typed.map(loginOf))).toStrictEqual(new Set(['wang.li']))
  })
})

describe('the network of an address', () => {
  test('of IPv4 is the address itself, also when it is written as IPv6', () => {
    expect(networkOf('192.0.2.1')).toBe('192.0.2.1')
    expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1')
    expect(networkOf('::FFFF:192.0.2.1')).toBe('192.0.2.1')
  })
  test('of IPv6 is its first 64 bits, however it is written', () => {
    const written = [
      '2001:db8:0:7::1',
      '2001:0DB8:0000:0007:a:b:c:d',
      '2001:db8::7:1:2:3:4',
      '2001:db8:0:7:ffff::%eth0',
    ]
    expect(new Set(written.map(networkOf))).toStrictEqual(new Set(['2001:db8:0:7::/64']))
    expect(networkOf('2001:db8:0:8::1')).toBe('2001:db8:0:8::/64')
    expect(networkOf('::1')).toBe('0:0:0:0::/64')
  })
  test('of what is no address is the text as it stands', () => {
    const odd = ['unknown', '', 'localhost', '1:2:3', '1::2::3', '1:2:3:4:5:6:7:8:9']
    expect(odd.map(networkOf)).toStrictEqual(odd)
  })
})
