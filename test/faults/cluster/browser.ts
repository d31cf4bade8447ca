import { request } from 'node:http'

/** A page as a browser without script sees it. */
export interface Seen {
  readonly status: number
  readonly text: string
}

/** No answer for so long is none. */
const ANSWER_MILLIS = 40_000
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const plain = (text: string) => text.replace(/&([^;]+);/g, (_, name: string) => ENTITIES[name] ?? '')

/** The value of a hidden field of a page. */
export const hiddenIn = ({ text }: Seen, name: string): string =>
  plain(new RegExp(`type="hidden" name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '')

interface Answer extends Seen {
  readonly location: string | undefined
  readonly cookies: readonly string[]
}

const asked = (
  url: URL,
  { from, cookie, form }: { readonly from: string; readonly cookie: string; readonly form: string | null },
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const type = form === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
    const asking = request(url, {
      ...{ method: form === null ? 'GET' : 'POST', agent: false, localAddress: from },
      ...{ headers: { cookie, ...type }, signal: AbortSignal.timeout(ANSWER_MILLIS) },
    })
    asking.on('error', reject)
    asking.on('response', (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () => {
        const { statusCode = 0, headers } = response
        const text = Buffer.concat(parts).toString('utf8')
        resolve({ status: statusCode, text, location: headers.location, cookies: headers['set-cookie'] ?? [] })
      })
    })
    asking.end(form ?? undefined)
  })

/** Of one address only so much is taken in a quarter of an hour; these are all of this machine. */
const addresses = () => {
  let last = 0
  return () => {
    last = (last + 1) % 2 ** 22
    return `127.${64 + (last >> 16)}.${(last >> 8) & 255}.${last & 255}`
  }
}
const nextAddress = addresses()

/** Somebody with a browser of his own, who comes from everywhere: keeps cookies, follows redirects. */
export const browser = (base: string) => {
  const cookies = new Map<string, string>()
  const ask = async (path: string, form: string | null): Promise<Seen> => {
    const from = nextAddress()
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const { location, cookies: set, ...seen } = await asked(new URL(path, base), { from, cookie, form })
    for (const line of set) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return seen.status === 303 && location !== undefined ? ask(location, null) : seen
  }
  return {
    get: (path: string) => ask(path, null),
    post: (path: string, fields: Readonly<Record<string, string>>) => ask(path, new URLSearchParams(fields).toString()),
  }
}
