import type { ReactNode } from 'react'

interface ScrollFrameProps {
  /** What scrolls in it, for those who do not see it. */
  readonly label: string
  readonly children: ReactNode
}

/** A frame that scrolls by itself where what it holds is wider than the page, by keys too. */
export const ScrollFrame = ({ label, children }: ScrollFrameProps) => (
  <div className="scroll" role="region" aria-label={label} tabIndex={0}>
    {children}
  </div>
)
