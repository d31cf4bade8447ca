import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface PageHeadProps {
  readonly title: string
  readonly before?: ReactNode
  readonly children?: ReactNode
}

/** The heading of a page; it names the window and takes the focus, so that a screen reader says where one is. */
export const PageHead = ({ title, before, children }: PageHeadProps) => {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${t('frame.product')}`
  }, [title, t])
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <header className="page-head">
      <div className="page-head-title">
        {before}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </div>
      <div className="page-head-side">{children}</div>
    </header>
  )
}
