/** A page as a browser without script sees it. */
export interface Seen {
  readonly status: number
  readonly address: string
  readonly headers: Headers
  readonly text: string
  /** Every address that was asked for on the way, with what was sent in it. */
  readonly asked: readonly string[]
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const plain = (text: string) => text.replace(/&([^;]+);/g, (_, name: string) => ENTITIES[name] ?? '')

/** The value of a hidden field of the page. */
export const hiddenIn = (text: string, name: string): string =>
  plain(new RegExp(`type="hidden" name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '')

/** Somebody with a browser: keeps cookies, follows redirects, fills in forms. */
export const browser = (base: string, headers: Readonly<Record<string, string>> = {}) => {
  const cookies = new Map<string, string>()
  const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const keep = (response: Response): void => {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /Expires=Thu, 01 Jan 1970/.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
  }
  const ask = async (path: string, init: RequestInit = {}, asked: readonly string[] = []): Promise<Seen> => {
    const own = { cookie: cookieHeader(), ...headers, ...(init.headers as Record<string, string> | undefined) }
    const response = await fetch(base + path, { ...init, redirect: 'manual', headers: own })
    keep(response)
    const way = [...asked, path, response.headers.get('location') ?? '']
    const location = response.headers.get('location')
    if (response.status === 303 && location !== null) return ask(location, {}, way)
    return {
      status: response.status,
      address: path,
      headers: response.headers,
      text: await response.text(),
      asked: way,
    }
  }
  const post = (path: string, fields: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields), headers: more })
  return {
    cookies,
    get: (path: string) => ask(path),
    post,
    /** Fills in a form that takes photos, as a browser sends it: with its photos, or with empty fields for them. */
    sendWith: (seen: Seen, path: string, fields: Readonly<Record<string, string>>, photos: readonly File[]) => {
      const body = new FormData()
      for (const name of ['token', 'key']) body.append(name, hiddenIn(seen.text, name))
      for (const [name, value] of Object.entries(fields)) body.append(name, value)
      const chosen = photos.length > 0 ? photos : [new File([], '', { type: 'application/octet-stream' })]
      for (const photo of chosen) body.append('photos', photo, photo.name)
      return ask(path, { method: 'POST', body })
    },
    /** Fills in a form of a page it has seen, with the hidden fields of that page. */
    send: (seen: Seen, path: string, fields: Readonly<Record<string, string>>) => {
      const hidden = ['token', 'key'].map((name) => [name, hiddenIn(seen.text, name)] as const)
      return post(path, { ...Object.fromEntries(hidden.filter(([, value]) => value !== '')), ...fields })
    },
  }
}
export type Browser = ReturnType<typeof browser>

/** The tracking code a receipt shows. */
export const codeIn = ({ text }: Seen): string => /class="code">([^<]+)</.exec(text)?.[1]?.replaceAll(' ', '') ?? ''
