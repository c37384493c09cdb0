/** A study plan as people keep them in a repository. */
export const STUDY_PLAN = `<!-- markdownlint-disable -->
# Twelve weeks to a research interview

[![Stars](https://img.example.org/x.svg)](https://example.org/x)

I made this for myself.

## Table of contents

- [Week 1](#week-1)
  - [Mathematics](#mathematics)
- [Week 2](#week-2)

## Week 1

Goals for the week.

### Mathematics

- [ ] Linear algebra: [the series](https://example.org/la)
  and its exercises
    - [x] Video 1 with \`A[i] = 1\` and $x^2$
    - [X] Video 2 – 30 min

      \`\`\`python
      for i in range(n):
          p[i] = 1
      \`\`\`
- [x] Read [chapter 1][book] [45m]
\t1. Exercise 1.1
\t2. Exercise 1.2

### Code

1. Write it
\`\`\`bash
make test
\`\`\`
2. Test it, 1 h 30 min

   | a | b |
   |---|---|
   | 1 | 2 |

<details>
<summary>If there is time</summary>

- [ ] Write it up

</details>

## Week 2
☐ First thing
☑ Second thing
  ☐ inside
* - nested on a line

[book]: https://example.org/book "The book"

Some last words.
`;
