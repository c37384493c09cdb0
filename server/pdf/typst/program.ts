/**
 * The program that Typst runs for every document. It takes all that a document says out of `document.json`, as values: no
 * text of a learner is ever read as a program.
 */
export const PROGRAM = `
#let paper = json("/document.json")
#let damaged = json("/damaged.json")
#let sizes = paper.sizes
#let points(number) = number * 1pt

#let ink = rgb("#1c262e")
#let soft = rgb("#4d5a65")
#let pale = rgb("#dfdbd0")
#let accent = rgb("#00695c")
#let code-ground = rgb("#f3f0e8")

#let (year, month, day, hour, minute, second) = paper.createdAt
#set document(
  title: paper.title,
  date: datetime(year: year, month: month, day: day, hour: hour, minute: minute, second: second),
)
#set text(
  font: "Daymark Text",
  fallback: false,
  lang: "en",
  region: "GB",
  size: points(sizes.text),
  fill: ink,
  hyphenate: false,
)
#set par(leading: if paper.isTight { 0.6em } else { 0.7em }, spacing: points(sizes.underText) + 0.45em, linebreaks: "simple")
#set block(spacing: points(sizes.underText) + 0.45em)
#set smartquote(enabled: false)

// What stands in a line.

#let words(part) = {
  let look = (:)
  if "code" in part { look += (font: "Daymark Code", size: 0.9em) }
  if "f" in part { look += (font: part.f) }
  if "l" in part { look += (lang: part.l, region: none) }
  if "bold" in part { look += (weight: 600) }
  if "italic" in part { look += (style: "italic") }
  let said = text(..look, part.s)
  if "struck" in part { said = strike(said) }
  if "to" in part { said = link(part.to, text(fill: accent, said)) }
  said
}

// What is found and copied, but not heard: a drawing has its words for that.
#let unseen(said, width, height) = pdf.artifact(place(box(
  width: width,
  height: height,
  clip: true,
  for part in said { text(size: 1pt, fill: rgb("#0000"), ..if "f" in part { (font: part.f) }, part.s) },
)))

#let drawn(part) = {
  // A letter may reach over the edge of its formula.
  let edge = part.scale * 0.1em
  let tall = (part.height + part.depth) * 1em
  let one = box(
    width: part.width * 1em,
    height: tall,
    baseline: part.depth * 1em,
    place(dx: -edge, dy: -edge, image(
      "/" + part.drawn,
      alt: part.alt,
      width: part.width * 1em + 2 * edge,
      height: tall + 2 * edge,
      fit: "stretch",
    )) + unseen(part.said, part.width * 1em, tall),
  )
  if "alone" in part { block(width: 100%, above: 0.9em, below: 0.9em, one) } else { one }
}

#let line-of(parts) = for part in parts {
  if "s" in part { words(part) }
  else if "drawn" in part { drawn(part) }
  else if "may" in part { h(0.001pt) }
  else { linebreak() }
}

// Blocks.

#let toward(one) = if "rtl" in one { rtl } else { ltr }

#let paragraph-of(one) = {
  let is-soft = one.look == "soft"
  set text(dir: toward(one))
  if is-soft {
    // It tells what comes next, and stays with it.
    block(sticky: true, text(size: points(sizes.small), fill: soft, line-of(one.parts)))
  } else {
    line-of(one.parts)
    parbreak()
  }
}

#let heading-of(one) = {
  set text(dir: toward(one))
  heading(level: one.level, line-of(one.parts))
}

#let cell-of(parts) = if paper.isTight {
  layout(room => {
    let said = box(line-of(parts))
    let width = measure(said).width
    if width <= room.width { said }
    else { grid(columns: (room.width - 1em, 1em), box(clip: true, width: 100%, box(width: width, said)), "…") }
  })
} else { line-of(parts) }

#let table-of(one) = {
  set text(size: points(sizes.small), dir: toward(one))
  set par(leading: 0.5em)
  set text(top-edge: "ascender", bottom-edge: "descender") if paper.isTight
  let sides = (left: left, right: right, center: center)
  let last = one.columns.len() - 1
  let head = one.head.map(parts => table.cell(text(fill: soft, cell-of(parts))))
  let body = one.rows.map(row => row.cells.map(parts => table.cell(breakable: row.isLong, cell-of(parts)))).flatten()
  table(
    columns: one.columns.map(column => column.share * 1fr),
    align: one.columns.map(column => sides.at(column.align)),
    stroke: (x, y) => (bottom: 0.5pt + pale),
    inset: (x, y) => (
      top: points(sizes.rowPadding),
      bottom: points(sizes.rowPadding) + 1pt,
      left: if x == 0 { 0pt } else { 5pt },
      right: if x == last { 0pt } else { 5pt },
    ),
    ..if head.len() > 0 { (table.header(repeat: true, ..head),) },
    ..body,
  )
}

#let code-of(one) = {
  set par(leading: 0.5em, spacing: 0.5em)
  block(
    width: 100%,
    fill: code-ground,
    inset: (x: 7pt, y: 6pt),
    radius: 2pt,
    one.lines.map(line-of).join(linebreak()),
  )
}

#let caption-of(parts) = if parts.len() > 0 {
  block(sticky: true, text(size: points(sizes.small), fill: soft, line-of(parts)))
}

#let picture-of(one) = {
  if one.name in damaged { return par(text(size: points(sizes.small), fill: soft, line-of(one.lost))) }
  layout(room => {
    let natural = measure(image("/" + one.name))
    let most = (width: room.width, height: 300pt)
    let scale = calc.min(1, most.width / natural.width, most.height / natural.height)
    block(breakable: false, above: 0.8em, below: 0.8em, {
      image("/" + one.name, alt: one.alt, width: natural.width * scale)
      if one.caption.len() > 0 { text(size: points(sizes.small), fill: soft, line-of(one.caption)) }
    })
  })
}

#let blocks-of(blocks) = for one in blocks {
  let kind = one.at("is")
  if kind == "paragraph" { paragraph-of(one) }
  else if kind == "heading" { heading-of(one) }
  else if kind == "title" { set text(dir: toward(one)); title(line-of(one.parts)) }
  else if kind == "table" { table-of(one) }
  else if kind == "list" {
    set text(dir: toward(one))
    let items = one.items.map(blocks-of)
    if one.start == none { list(..items) } else { enum(start: one.start, ..items) }
  }
  else if kind == "quote" { set text(dir: toward(one)); quote(block: true, blocks-of(one.blocks)) }
  else if kind == "code" { code-of(one) }
  else if kind == "rule" { line(length: 100%, stroke: 0.5pt + pale) }
  else if kind == "drawing" {
    block(breakable: false, below: points(sizes.underText) + 0.45em, {
      caption-of(one.caption)
      image("/" + one.name, alt: one.alt, width: points(one.width))
    })
  }
  else if kind == "picture" { picture-of(one) }
  else if kind == "contents" { outline(title: one.title, depth: 1) }
  else if kind == "overleaf" { pagebreak(weak: true) }
  else if kind == "end" { context [#metadata((here().page(), here().position().y / 1pt)) <end>] }
}

// How they look.

#show title: set text(size: points(sizes.heading * 1.5), weight: 600)
#show title: set block(above: 0.4em, below: 0.6em)
#show heading: set text(weight: 600)
#show heading.where(level: 1): set text(size: points(sizes.heading), fill: accent)
#show heading.where(level: 1): set block(above: points(sizes.gap) + 0.35em, below: points(sizes.underHeading) + 0.4em)
#show heading.where(level: 2): set text(size: points(sizes.text + 1), fill: ink)
#show heading.where(level: 2): set block(above: points(sizes.underText) + 0.9em, below: 0.6em)
#show heading.where(level: 3): set text(size: points(sizes.text), fill: ink)
#show heading.where(level: 3): set block(above: points(sizes.underText) + 0.7em, below: points(sizes.underText) + 0.45em)
#show quote.where(block: true): it => block(
  width: 100%,
  above: points(sizes.underText) + 0.45em,
  below: points(sizes.underText) + 0.45em,
  stroke: if text.dir == rtl { (right: 1.5pt + accent) } else { (left: 1.5pt + accent) },
  inset: if text.dir == rtl { (right: 10pt, y: 1pt) } else { (left: 10pt, y: 1pt) },
  {
    set block(spacing: points(sizes.underText) + 0.45em)
    it.body
  },
)
#set list(indent: 2pt, body-indent: 6pt, spacing: 0.7em, marker: text(font: "Daymark Text", "•"))
#set enum(indent: 2pt, body-indent: 6pt, spacing: 0.7em)
#show outline.entry: set text(size: points(sizes.small), weight: 400)
#show outline.entry: set block(above: 0.55em)
#set outline.entry(fill: repeat(text(fill: pale, "."), gap: 2pt))

#set page(
  paper: "a4",
  margin: (
    top: points(sizes.margins.top),
    right: points(sizes.margins.right),
    bottom: points(sizes.margins.bottom),
    left: points(sizes.margins.left),
  ),
  footer-descent: 0pt,
  footer: align(bottom, pad(bottom: 20pt, context {
    set text(size: 8pt, fill: soft)
    let number = [Page #counter(page).display() of #counter(page).final().first()]
    grid(
      columns: (1fr, 90pt),
      box(width: 100%, height: 10pt, clip: true, line-of(paper.foot)),
      align(right, number),
    )
  })),
)

#blocks-of(paper.blocks)
`;
