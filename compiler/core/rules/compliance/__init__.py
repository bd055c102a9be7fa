"""What the law asks for, as rules over resolved entries.

A law is a document of the platform (`compliance.sources`): where it holds, since when, who answers for our
reading of it. A rule here names the document it rests on and quotes it in what it finds. Demands that stand
on a document alone are made only where the platform keeps it; nobody is held to a law that nobody vouches for.
"""
