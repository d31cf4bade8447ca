export {
  notAnswered,
  ProcessUnreachable,
  signedClient,
  type Answered,
  type SignedClient,
  type SignedClientOptions,
} from './signed-client.js'
export {
  CallUnreadable,
  checkedSecret,
  requestVerifier,
  SecretTooShort,
  SIGNATURE_HEADER,
  signRequest,
  type SignatureRefusal,
  type SignedRequest,
  type Signer,
  type VerifiedRequest,
  type VerifierOptions,
} from './signed-request.js'
