# SPDX-License-Identifier: Apache-2.0
"""Generated sites of columns written again in markup that is put together at random."""
