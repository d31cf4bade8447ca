import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

const HEX_OF_HASH = 32

/** What is sent and kept of a tracking code, as the pages of citizens make it of what somebody types: nothing leads back. */
export const trackingOf = (code: string): string =>
  bytesToHex(sha256(utf8ToBytes(`huiyin-tracking:${code}`))).slice(0, HEX_OF_HASH)

/**
 * The code of each report, made when it is first asked for and the same from then on, so that what was not answered is sent
 * again under the same code. It remembers them as long as it lives; nothing else does.
 */
export const rememberedCodes = (newCode: () => string): ((reportId: string) => string) => {
  const codes = new Map<string, string>()
  return (reportId) => {
    const code = codes.get(reportId) ?? newCode()
    codes.set(reportId, code)
    return code
  }
}
