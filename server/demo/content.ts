import type { Evidence } from '../../plans/plan/plan.ts';

/** What the learner of the demo wrote. Tasks are named by their id in the built-in roadmap. */
type Written = { taskKey: string };

/** A note in Markdown. */
export const NOTES: readonly (Written & { text: string })[] = [
  {
    taskKey: 'softmax-and-cross-entropy',
    text: `Adding one constant to all logits cancels, so subtract the maximum $m$ first:

$$\\log \\operatorname{softmax}(z)_i = z_i - m - \\log \\sum_j e^{z_j - m}$$

- Every exponent is at most 0, so nothing overflows. In float32 the plain \`exp\` gives up near 88.7.
- One-hot target: cross-entropy is $-\\log p$ of the true class, so it *is* the negative log-likelihood.
- $T \\to 0$ goes to argmax (ties share equally), $T \\to \\infty$ to uniform.

**Forgot at first:** the loss only reaches 0 for an infinite logit gap. That is where the over-confidence comes from.`,
  },
  {
    taskKey: 'bias-variance-and-generalisation',
    text: `Own experiment: ridge on degree-9 polynomials, $n = 30$, noise variance 0.25, 500 redraws of the training set.

| penalty $\\lambda$ | bias² | variance | sum + noise |
|---|---|---|---|
| 0.001 | 0.01 | 0.38 | 0.64 |
| 0.1 | 0.04 | 0.12 | 0.41 |
| 10 | 0.33 | 0.03 | 0.61 |

- Outer expectation is over training sets *and* the test noise; the cross term drops because the two are independent.
- The measured test error agreed with the last column to 0.01.
- Say in an interview: the decomposition is exact for squared error. For 0–1 loss it is not additive.`,
  },
  {
    taskKey: 'adamw-review',
    text: `Why decoupled decay is not L2 in disguise:

1. L2 adds $\\lambda\\theta$ to $g$, so it is divided by $\\sqrt{\\hat v}$ as well. Weights with large gradients are then decayed *less*.
2. AdamW subtracts $\\eta\\lambda\\theta$ after the adaptive step: the same relative shrinkage for every weight.

First step without decay: $\\hat m = g$, $\\hat v = g^2$, so $\\Delta\\theta = -\\eta\\,\\frac{g}{|g| + \\epsilon} \\approx -\\eta \\operatorname{sign}(g)$. It explains why warmup matters.

Memory: two float32 values per parameter, 8 bytes. For $7 \\cdot 10^9$ parameters that is 56 GB before any activation.`,
  },
  {
    taskKey: 'attention-and-qkv',
    text: `$$\\operatorname{Attention}(Q, K, V) = \\operatorname{softmax}\\left(\\frac{QK^\\top}{\\sqrt{d_k}}\\right)V$$

- Shapes for one head: $Q$ is $n \\times d_k$, $K$ is $m \\times d_k$, $V$ is $m \\times d_v$; the softmax runs over the $m$ keys.
- Independent entries of unit variance give $\\operatorname{Var}(q \\cdot k) = d_k$. Without the root the softmax saturates and its Jacobian $\\operatorname{diag}(p) - pp^\\top$ goes to zero.
- A fully masked row is a softmax over nothing but $-\\infty$: **NaN**, and it spreads in the backward pass. Leave one key open or zero the row afterwards.

\`\`\`python
# -1e9 does not fit into float16, whose largest value is 65504
scores = q @ k.transpose(-2, -1) / math.sqrt(d_k)
scores = scores.masked_fill(~mask, torch.finfo(scores.dtype).min)
\`\`\``,
  },
  {
    taskKey: 'residuals-and-normalisation',
    text: `LayerNorm backward, with $d\\hat x = \\gamma \\odot dy$, $\\mu$ and $\\sigma$ over the features of one token, $\\epsilon$ ignored:

$$dx = \\frac{1}{\\sigma}\\left(d\\hat x - \\operatorname{mean}(d\\hat x) - \\hat x \\operatorname{mean}(d\\hat x \\odot \\hat x)\\right)$$

Two checks that need no autograd:

- $\\sum_i dx_i = 0$, because shifting $x$ changes nothing.
- $dx \\cdot \\hat x = 0$, because scaling $x$ changes nothing.

Both held to 1e-12 in float64. Pre-norm keeps an identity path from the loss to every block; post-norm puts a normalisation on that path.`,
  },
  {
    taskKey: 'rebuild-encoder',
    text: `Two evenings instead of one and a half, 168 lines. Bugs, in order of the time they took:

1. Mean pooling over padded tokens too. The padding test found it at once; I had blamed the mask for an hour.
2. \`view\` instead of \`transpose\` + \`reshape\` when joining the heads: runs, trains, and mixes positions.
3. Dropout left on while comparing with the library function.

Parameters for $d = 128$: $12d^2 + 13d = 198{,}272$ per block, equal to what PyTorch counts.`,
  },
  {
    taskKey: 'generalised-advantage-estimation',
    text: `$$\\begin{aligned} \\delta_t &= r_t + \\gamma V(s_{t+1}) - V(s_t) \\\\ A_t &= \\delta_t + \\gamma\\lambda A_{t+1} \\end{aligned}$$

Check by hand, $r = (0, 0, 1)$, $V = 0.5$ everywhere, then termination, $\\gamma = 1$, $\\lambda = 0.5$:

- $\\delta = (0, 0, 0.5)$, because the value after termination is 0
- backwards $A = (0.125, 0.25, 0.5)$ ✓

$\\lambda = 1$ telescopes to the return less $V(s_t)$: no bias from the critic, all the variance. $\\lambda = 0$ trusts the critic fully.`,
  },
  {
    taskKey: 'reproduce-small-result',
    text: `**Target:** ResNet-20 on CIFAR-10, 8.75 % test error. Tolerance ±0.5 points over three seeds. Limit: one night per seed.

Settled before the first run:

- 45,000 / 5,000 split; the test set is read once, at the end
- SGD, momentum 0.9, decay 1e-4, rate 0.1, divided by 10 after 32k and 48k steps
- the paper leaves open whether decay applies to batch-norm parameters: I apply it, as most code does

Initial loss 2.31 against $\\ln 10 \\approx 2.303$, and four batches overfit. *Next: the three seeds.*`,
  },
];

/** What the learner left as proof. */
export const EVIDENCE: readonly (Written & Omit<Evidence, 'id' | 'leftOn' | 'pieceKey' | 'attachmentKey'>)[] =
  [
    {
      taskKey: 'portfolio-folder',
      kind: 'link',
      text: 'Index page; the third project still lacks its status',
      location: 'https://example.org/portfolio',
      value: null,
    },
    {
      taskKey: 'experiment-archive',
      kind: 'link',
      text: 'One command per figure; two notebooks still to be split up',
      location: 'https://example.org/code/sensor-pretraining',
      value: null,
    },
    {
      taskKey: 'clean-clone-check',
      kind: 'number',
      text: 'Test accuracy of the smallest configuration from a clean clone; the summary says 0.945 ± 0.004 over five seeds',
      location: '',
      value: 0.943,
    },
    {
      taskKey: 'adamw-review',
      kind: 'number',
      text: 'Percentage points of test accuracy, AdamW over tuned SGD, mean of three seeds; standard deviation 0.7, so no ranking follows',
      location: '',
      value: 0.6,
    },
    {
      taskKey: 'research-identity-statement',
      kind: 'note',
      text: 'I study how little labelled data a model of body-worn sensors needs. My way is self-supervised pretraining with tasks taken from the physics of motion, tested on people the model never saw. With 1 % of the labels it comes within two points of the fully supervised baseline.',
      location: '',
      value: null,
    },
    {
      taskKey: 'derive-softmax-gradients',
      kind: 'document',
      text: 'Closed book, second attempt; largest difference to autograd 3e-12',
      location: 'Portfolio/notes/softmax-gradients.pdf',
      value: null,
    },
    {
      taskKey: 'rebuild-encoder',
      kind: 'link',
      text: '168 lines with tests and the loss curve',
      location: 'https://example.org/code/encoder-from-scratch',
      value: null,
    },
    {
      taskKey: 'reproduce-small-result',
      kind: 'number',
      text: 'Initial loss before training, expected ln 10 ≈ 2.303; the long runs come next',
      location: '',
      value: 2.31,
    },
  ];

/** How much of its planned minutes a task really took, in percent, where the learner ran the timer. */
export const SPENT: Readonly<Record<string, number>> = {
  'build-scalar-autograd': 150,
  'build-adamw-optimiser': 140,
  'rebuild-encoder': 160,
  'build-cached-attention': 130,
  'debugging-lab': 145,
  'rl-reward-hacking-experiment': 120,
  'attention-and-qkv': 90,
  'multi-head-attention': 100,
  'residuals-and-normalisation': 95,
  'ppo-clipping': 115,
  'td3-and-sac': 85,
  'ppo-objective-by-hand': 110,
  'plain-ppo-or-dqn': 125,
};
