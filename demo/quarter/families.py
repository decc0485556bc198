# SPDX-License-Identifier: Apache-2.0
"""The suppliers whose systems the sites may run on. The tests hold some of them out."""

from family_cards import Cards
from family_folders import Folders
from family_tables import Tables

FAMILIES = {"folders": Folders, "tables": Tables, "cards": Cards}
