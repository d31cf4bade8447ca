/** A rectangle of a picture as people see it upright, in thousandths of its width and height from the upper left. */
export interface PictureArea {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Makes new pictures from what was sent (JPEG, PNG, WebP). Nothing but the pixels is carried over: not where, when or by
 * which device it was taken. null: it is no picture that can be read, or one of more than `MOST_PIXELS`.
 */
export interface Pictures {
  /** A JPEG that fits into `THUMBNAIL_PIXELS` each way. */
  thumbnail(bytes: Uint8Array): Promise<Uint8Array | null>
  /** A JPEG of the whole with these areas black: what was there is in none of its pixels. */
  blackOut(bytes: Uint8Array, areas: readonly PictureArea[]): Promise<Uint8Array | null>
}

/** Of more pixels nothing is made: a small file can unfold to gigabytes. Twice what telephones take at most in 2026. */
export const MOST_PIXELS = 100_000_000
/** The longer side of a thumbnail, in pixels. */
export const THUMBNAIL_PIXELS = 320
/** The longer side of a picture that is made public, in pixels: enough to look at, and no more than is asked for. */
export const PUBLIC_PIXELS = 1_600
